/**
 * What people mean by their words: each concept with the words and phrases that say it. Concepts are put together
 * into commands in frames.ts; a new way of saying something is a word here.
 *
 * Words stand in their plain form (`close` also hears `closing` and `closed`), articles are left out, and spelling
 * mistakes are mended before. `a b` are words next to each other, `a + b` words anywhere in the sentence. A longer
 * phrase takes its words away from shorter ones: in `team meeting` nobody speaks of the team.
 */
export const CONCEPTS = {
  // Talking
  greeting:
    'hi all, hi everyone, hi team, hello everyone, hello all, hello team, hey team, hey all, hey everyone, morning all, morning team, morning everyone, evening all, afternoon all, hi, hello, hey, hello caseload, hi caseload, hey caseload, good morning caseload, good afternoon caseload, good evening caseload, morning caseload, now then, oi oi, sup, wassup, you ok, you alright, what is up, you all right, hiya, heya, helo, hullo, howdy, yo, greetings, morning, good morning, afternoon, good afternoon, good evening, evening, good day, ' +
    'alright, all right, ey up, how do, wotcha, how are you, how is it going, are you there, anyone there, anybody there, you there, nice to meet you',
  polite:
    'please, could you, can you, would you, will you, can we, could we, would like to, want to, need to, have to, got to, let me, let us, can i, may i, could i, ' +
    'kindly, thanks, thank you, many thanks, cheers, ta, would like, want, need, wonder if you could, would you mind, do you mind, just, quickly, quick, go on, ' +
    'able to, be able to, is it possible to, possible to, chance you could, any chance, mate, love, la, pal, hun, sorry, excuse me, dear, kind regards, ok, okay, right, well, so, hereby, ' +
    'would it be possible to, am writing to, wish to, will need to, trying to, try to, remember to',
  help:
    'no clue, clueless, give us hand, lend us hand, help, command, option, menu, instruction, guide, guidance, manual, tutorial, stuck, lost, confused, not sure what, not know what, no idea, what now, ' +
    'what next, need hand, give me hand, lend hand, lend me hand, support, faq, assist, assistance, show ropes, get started, getting started, where do i start, how do i start',
  'about-bot':
    'list of command, list command, available command, which command, what + can + you + do, how this work, how it work, how this bot work, about yourself, tell me about you, what can you, what can you do, what can i do, what can i ask, what can i say, what can i type, what do you do, what are you able, what can caseload, what else can, what do i do, what do i say, what do i type, ' +
    'how does this work, how does it work, how do you work, how does this bot work, how does this thing work, how do i use, how to use, how can i use, how do you use, who are you, what are you, what is this, what does this do, what does it do, what can this, ' +
    'what should i say, what should i ask, what should i type, how can you help, what can you help, what do you understand, what can it do, need hand, how do i work this, tell me what you do, what you can do, what i can do, what i can say, what i can ask, what are you for, what things can',
  'how-to':
    'how do i, how do you, how do we, how to, how can i, how can we, how would i, how should i, where do i, where can i',
  // Asking
  why:
    'how do you work out, how do you work it out, how did we get, how you got, how i got, how we got, what is in, what are my points for, why, how come, explain, explanation, breakdown, break down, break it down, broken down, made up, make up, makes up, worked out, work out, work it out, working out, work that out, calculate, calculation, ' +
    'add up, come from, came from, comes from, where is from, reason, justify, show working, your working, how did you get, how do you get, how did you arrive, how did i get, how did i end up, ' +
    'arrive at, itemise, itemize, contribute, consist, on what basis, based on, go into, goes into, what counts, behind, derive, what for, drill into, ingredient, composed',
  'what-about': 'what about, how about',
  puzzled: 'not understand, not make sense, make no sense, does not add up, not add up, not see how, baffled, puzzled',
  'to-someone': 'to @someone, to @name',
  when: 'when, how long, how soon, what date, what day, which day, which date, until when, till when, how many weeks, how many days',
  who: 'who, anyone, anybody, someone, somebody, which worker, which one, which people, nobody, whoever, which social worker',
  show: 'overview, show me, tell me, give me, get me, let me know, show, view, see, look, look at, display, list, give me, get me, get, tell me, bring up, pull up, check, find, let me see, gimme, print, present, what is, what are, what have, what does, review',
  // The speaker and others
  i: 'i, me, myself',
  my: 'my, mine',
  it: 'it',
  we: 'we, us, our, ours',
  team: 'team, everyone, everybody, every one, all my worker, my worker, my staff, staff, colleague, my lot, my lads, my people, my social worker, worker, department, crew, whole team, the lads, the troops, our lot, gang, my guys, each worker, squad',
  member:
    'team member, member, new starter, new joiner, starter, social worker, new worker, new colleague, new member, new staff, new social worker',
  channel: 'channel, this chat, group chat, this conversation, this group, this thread, teams channel, managers chat',
  'co-working':
    'co work, co worker, cowork, joint work, jointly work, joint worker, joint working, jointly hold, joint case, shared case, share case, case share, share with, shared with, second worker, two worker, hold jointly, work jointly, work together, working together, joint allocation, joint with, jointly with, jointly allocated, jointly, half each, co allocated, co allocate, co hold, sharing',
  // Verbs of change
  add: 'set up, add, create, register, enter, put, input, start, begin, set up, include, make',
  new: 'new, another, extra, additional, fresh, brand new',
  'new-case':
    'new case, new family, add case, add family, another case, another family, extra case, case add, new referral, new allocation, new one, create case, register case, start case, enter case, put case, new case file, allocate case, additional case, ' +
    'allocation, open new case, new cases, add cases, another one, new kid on, case on my',
  'take-on':
    'take on, picked up, pick up, given, have been given, inherit, handed, hand over to me, handed over, transferred to me, transferred in, transferred over to me, came to me, come to me, coming to me, land, allocate, allocated to me, assign, assigned to me, received, receive, got, get, took on, took over, take over, ' +
    'now mine, is mine, dropped on me, is with me, now with me, joined my caseload, joined my caseload, come in, came in, now hold, now holding, on my book, i have now, i now have, am now responsible for, responsible for',
  open: 'open',
  log: 'log, record, note, note down, put down, put in, put through, book, claim, write up, jot down, jot, document, capture, submit points, mark, mark down, stick, stick down, ',
  did: 'do, did, done, doing, have, had, has, having, complete, carry out, carried out, went, go, make, hold, attend, begin, start, undertake, undertook, undertaken, conduct, finish, end, give, begun, commence, open, receive, happen, take place, took place, order, file, issue, write, allocate, need, require, underway, under way, ongoing, run, due, kick off, kicked off, got, get, work, visit',
  update:
    'detail, take me to, update, edit, amend, modify, adjust, correct, fix, change, alter, make change, maintain, manage, work on, go to, go into, open, bring up, pull up',
  change:
    'change, set, move, alter, adjust, update, reduce, increase, drop, go, switch, raise, cut, become, amend, work, put, make, down, up, return, edit, modify, correct, lower, revise, extend, start, now',
  close: 'close, shut, closing down, close down, close off, close out, shut down',
  closure:
    'closure, decision to close, no further action, nfa, close decision, decided to close, agreed to close, case closed, closed case',
  end: 'end, finish, done, done with, wrap up, wrapped up, over, conclude, sign off, complete, completed, discharge, finalise, step down, stepped down, no longer open, no longer involved, stop working, ended involvement',
  undo:
    'rewind, take that off, take it off, take those off, whoopsie, whoopsy, undo, undo it, revert, reverse, roll back, rollback, take back, take that back, take it back, put it back, put back, put that back, as you were, ctrl z, control z, oops, whoops, oop, oopsie, woops, ' +
    'go back, unsave, unlog, undone, un do, back out, change it back, change that back, set it back, backtrack, retract, rescind, nevermind that, not mean to do that, not mean that, not mean to, step back, put things back',
  scrap:
    'scratch, scrap, cancel, delete, remove, discard, bin, get rid, ignore, forget, strike, wipe, drop, erase, disregard, clear, lose, ditch, withdraw, nix, void, rub out, take off, take out',
  'last-one':
    'last, previous, latest, most recent, what i just, i just, just now, thing i just, just did, just said, just entered, just logged, just added, just saved, just made, preceding',
  that: 'that, this, it, those, change, entry',
  mistake:
    'not that, not that one, not this one, mistake, my mistake, made mistake, made error, error, by accident, accident, accidentally, wrong, not right, wrong one, wrong case, messed up, mess up, cocked up, cock up, slip, not what i meant, ' +
    'not what i wanted, not correct, incorrect, that is not it, pressed wrong, wrong button, typo, hit wrong, should not have',
  everything: 'everything, all of it, all my, all case, all data, whole lot, the lot, whole thing, database',
  // Things
  case: 'case, family, file',
  cases:
    'cases, families, allocations, children do i, kids do i, what have i got, what do i have, what do i hold, what am i hold, what am i carry, what am i work, who am i work, who do i work, who do i have, on my plate, on my desk, on my book, on my books, my list, i hold, i am holding, i am carrying, i carry, i have got, who have i got, who have i, case list, list case',
  caseload: 'caseload, case load, my case, my families, my cases',
  child:
    'child, kid, children, sibling, baby, bairn, boy, girl, son, daughter, brother, sister, twin, eldest, youngest, oldest, young person, young people, yp, teenager, toddler, infant, newborn, new born, sib, unborn, lad, lass, little one',
  'add-child':
    'add child, new child, another child, extra child, new baby, baby born, add sibling, add baby, new sibling, add kid, another kid, another baby, child add, child born, new kid, gave birth, given birth, newborn, new born, had baby, another sibling',
  'change-child':
    'change child, update child, edit child, child change, amend child, child detail, child status, status of child, legal status, child information, children information, correct child',
  total:
    'what am i sitting at, how bad is it, how bad, total, score, point, weighting, workload, tally, number, figure, utilisation, utilization, guideline, my limit, the limit, weight, work load, pts, count, sum, where am i at, where am i, where i am, where do i stand, where i stand, what am i on, what am i at, what i am on, am i on, where am i up to, ' +
    'my load, my percentage, my status, my level, my position, running total, my weighting, how many have i got, my rating, grand total, rag, threshold',
  doing:
    'doing, looking, look like, going on, get on, getting on, how are they, how is, how are, how am, fare, faring, managing, cope, coping, getting along, status, situation, position, hold up, bear up, in shape',
  capacity: 'capacity, headroom, head room, availability, bandwidth',
  full: 'full, busy, load, loaded, heavy, stretched, overload, overloaded, overworked, light, lightest, heaviest, busiest, swamped, snowed under, drowning, rushed off, maxed, maxed out, stacked, underworked, burdened, under pressure, quiet, quietest, struggle, up to, close to, near, distribution, spread, rammed, chocker, knackered, at risk, hectic, pushed, inundated, too much, too many, overstretched, heavily loaded',
  room: 'room, space, spare, slack, free, available, breathing space, take on more, take more, take another, take any more, take anything, fit, fit in, squeeze, more work, another case, pick up more, gap, leeway, wiggle room, give, have time, got time, underloaded, under loaded, under used, can i take, could i take, can i have more',
  over: 'over, above, below, under, exceed, beyond, within, too high, too low, past, 85, 100, limit, guideline, in red, under the limit, over the limit',
  // Looking ahead
  future:
    'will, would, shall, going to, gonna, expect, expected, predict, predicted, estimate, estimated, likely, project, projected, be at, be on, be by, anticipate',
  predict: 'predict, prediction, estimate, project, expected',
  was: 'was, were, did, had, used to',
  be: 'be, am, is, are, going to be',
  runway:
    'am i heading, heading, changes next, next change, change next, trend, runway, run way, outlook, timeline, time line, trajectory, coming up, what is coming, whats ahead, look ahead, looking ahead, week ahead, weeks ahead, month ahead, months ahead, coming week, coming weeks, coming month, coming months, over time, ' +
    'next few week, next few weeks, next few month, next couple week, road ahead, what is ahead, end soon, ending soon, falling off, fall off, drops off, drop off, what ends, ends next, end next, due to end, step down soon, upcoming, further ahead, horizon, line of sight, what is next, expire, expiring, running out, quarter ahead, next quarter, rest of year, future, what happens next, week by week, weekly',
  forecast: 'forecast, projection, projected, prediction, going forward, go forward',
  chart: 'chart, graph, plot, curve',
  fall: 'fall, drop, come down, go down, coming down, going down, reduce, decrease, ease, ease off, ease up, lighten, quieten, quieten down, quiet, calm, improve, better, get better, let up, less, lower, change, end, finish, expire, clear, free up, slow, breathe, respite, breather, off, back, shift, move, lift, dip, rise, go up, increase, peak, settle',
  // Terms
  terms:
    'fte, wte, full time equivalent, working pattern, working hours, working day, contract, contracted hours, contracted, part time, full time, half time, terms, job role, role, job title, working week, work pattern, time fraction, employment, parttime, fulltime, compressed hours',
  'hours-worked': 'hours, hour, days, days week, hrs',
  becomes: 'become, now, is now, change, promoted, qualified, start as, be, is, am, turn, make, move',
  // What a channel is used for
  bind: 'use, bind, connect, link, set, set up, make, register, attach, tie, choose, pick, configure, assign, designate, map, hook, hook up, be, is, for, want, here, turn, nominate, select, join, add, this',
  post: 'post, send, put, share, publish, show, announce, drop, deliver, report',
  here: 'here, in here, to here',
  'set-up':
    'set + up, set up, setup, create, make, build, register, start, configure, establish, begin, onboard, launch, form, new, setting up, get going, put together, initialise',
  join: 'add, join, put, invite, bring, include, enrol, enroll, assign',
  // Not yet offered, or never: with one of these no command is guessed
  later:
    'remind, reminder, log out, log in, log off, login, logout, sign out, sign in, log on, unallocated, submit, submission, who can take, who could take, who should take, who should get, who should have, who would take, who will take, who can pick up, who could pick up, who to give, best person, best placed, best worker, suitable for, transfer, compare, comparison, export, import, download, ' +
    'snooze, switch scheme, absence, wipe, annual leave, sick leave, off sick',
  // Doubt and refusal: nothing is changed on these
  unsure:
    'if, might, maybe, perhaps, suppose, consider, considering, thinking, wonder, wondering, should i, should we, hypothetically, not sure, unsure, whether, possibly, probably',
  not: 'not, never, without, no longer, no more',
  'no-longer':
    'no longer, not, no more, stop, end, finish, off, alone, on my own, by myself, sole, solo, just me, only me, cease, without, back to me, remove, solely, single handed, come off, full responsibility',
} as const;
export type SpokenConcept = keyof typeof CONCEPTS;
