/** Words that carry no meaning of their own here; they are neither corrected nor counted as strange. */
export const SMALL_WORDS =
  'a an the of to for on in at by with from as and or but then than that this these those there their them they he she his her him hers it its be been being am is are was were ' +
  'have has had having do does did done doing can could may might must shall should will would i me my mine we us our you your yours not no yes nor if when while who whom whose which what why how where ' +
  'all any both each twice couple pair triplets single per small young younger older further separate different few least less among along more most other others some such only own same so too very just also still yet already again ever even about up down out off over under into onto until till since during ' +
  'before after between through per via re case ref reference number no nos number one two day days week weeks month months year years today tomorrow yesterday tonight fortnight date time hour hours minute minutes hr hrs min mins ' +
  'now far currently presently soon later early ago back back next last this past coming gone commencing effective started starting start ending ended due because please really actually basically currently exactly altogether right quite bit much many lot lots ' +
  'mum dad mother father gran nan grandparent grandparents grandmother grandad aunt uncle carer carers parent parents mr mrs ms miss dr client user people person thing things stuff wait waits waited waiting s17 way kind sort type ' +
  'mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday weekend ' +
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas xmas boxing eve new end beginning middle mid half ' +
  'quarter morning afternoon evening night noon moment point while oh ah er um hmm well bot system app record records official formally regards dear thanks again currently current ' +
  'says said saying tell told think thought guess believe know like love lovely good great nice fine happy hope hoping etc ie eg yeah yep aye nope nah lol percent mate folks';

/** Spellings that are not found by likeness alone, contractions without their apostrophe, and short forms. */
export const ALIASES = formsOf(
  'what is = whats wats wots; what = wat wot waht wht; who is = whos; how is = hows; how = hw hwo ow; ' +
    'where is = wheres; when is = whens; why is = whys; i am = im; i have = ive; i would = id; you are = youre; ' +
    'they are = theyre; that is = thats; there is = theres; let us = lets; do not = dont; does not = doesnt; ' +
    'did not = didnt; is not = isnt; are not = arent; was not = wasnt; have not = havent; has not = hasnt; ' +
    'can not = cant cannot; will not = wont; would not = wouldnt; should not = shouldnt; could not = couldnt; ' +
    'please = pls plz plse; thanks = thx; thank you = ty; you = u; your = ur; are = r; why = y wy; ' +
    'and = n adn nad nd; about = abt; give me = gimme; let me = lemme; want to = wanna; going to = gonna; ' +
    'got to = gotta; do not know = dunno; could = cud; should = shud; would = wud; the = teh hte; my = ym mi ma; ' +
    'is = si; of = fo ov; to = ot; on = ont; with = wiv wif; not = nt; some = sum; something = sumthing smth; ' +
    'assessment = assmt assment asmt ax assess; core assessment = coreassessment; core = corr coer; ' +
    'case = caes csae cse casse caze casework; cases = csaes; team = tem tean teem taem; kids = kidz; ' +
    'children = chn ch chldren; child = chld cld; points = pts ponits poitns; total = tot toatl; ' +
    'help = hlp hepl ehlp halp elp; hello = ello eyup; have = ave av; doing = doin; alright = yalright alreet; ' +
    'undo = udno und unod; log = lgo; add = ad; new = nwe nu; co work = cwk coworking coworked cowork cowrking; ' +
    'workload = wl; yesterday = yday ystday yest yst; tomorrow = tmrw tmw tomo tomoz 2moro 2morrow; today = 2day; ' +
    'week = wk; weeks = wks; month = mth mnth; months = mths; year = yr; years = yrs; hour = hr; hours = hrs; ' +
    'minutes = mins; from = wef; soon = asap; co worker = coworker; lac = lacs; cla = clas; epo = epos; ' +
    'fsw = fsws; nqsw = nqsws; pa = pas; fte = ftes; end of month = eom; 1 = 1x; pre proceedings = preproceedings; ' +
    'looked after = lookedafter; protection = prot; conference = conf',
);

/** Irregular forms, with the plain form. */
export const IRREGULAR = formsOf(
  'use = using used; run = ran running; give = gave given giving; drive = drove driven; ' +
    'take = took taken taking; go = went gone goes going; begin = began begun beginning; make = made making; ' +
    'hold = held; child = children childrens; baby = babies; fall = fell fallen; break = broke broken; ' +
    'become = became; come = came coming; lead = led; teach = taught; leave = left leaving; ' +
    'write = wrote written writing; get = got gotten getting; show = shown; proceedings = proceeding; ' +
    'put = putting; set = setting; plan = plans planning planned; live = lives lived living; meet = met; ' +
    'send = sent; build = built; find = found; know = knew; bring = brought; forget = forgot',
);

/** Words that look like ours and are not: never taken for a spelling mistake. */
export const LOOK_ALIKES =
  'north begum leanne christine claire clare carter wright patel casey megan logan precious ' +
  'broker country countries curtain decide decided faster model newer plain react short spent threat ' +
  'office officer officers absent actively addition among attack attacks award aware basic basis black bread butter cancelled cancer ' +
  'career center char charge charged charges cheese chill clean cleaning clock club cold college comment ' +
  'comments commit complex compute computer construct constructed constructing consumer consumers contributor ' +
  'conversation conversations counties county cream design difference different differently division dusty ' +
  'entire exception extent flesh forest formal format freeze function grain grant granted handle handled ' +
  'handling handy heart hell horse ideal known locate located logic love lover lunch maker math meat modified ' +
  'mountain mouth needle older organisation organisations organization overhead paint palace patch patches ' +
  'patent plant plea policies policy polite portion positive predicate presence preset prevent prevented prince ' +
  'print production protect protected protecting remainder remote render sand schema sharp shell shirt shout ' +
  'sight sing slight smart snack sparse spend sport square star stars state states station steel strip tall ' +
  'tend thick thin though through timer trail trailing transform translation triple underlying union unions ' +
  'wander weather wheat width world wound wrist';

/** `what is = whats wats; you = u` gives each form with what it stands for. */
function formsOf(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split('; ').flatMap((entry) => {
      const [meaning = '', forms = ''] = entry.split(' = ');
      return forms.split(' ').map((form) => [form, meaning] as const);
    }),
  );
}
