import type { ActivityKind, DutyKind, WorkerRole } from '../../domain/case-facts.ts';
import type { SchemeId } from '../../domain/weighting-scheme.ts';

/** How people call each activity; written like the concepts of vocabulary.ts. */
export const ACTIVITY_WORDS: Record<ActivityKind, string> = {
  'plan-change': `plan change, change plan, change in plan, change to plan, new plan, plan update, update plan, plan revise,
    revise plan, rewrite plan, plan review, written plan, intervention plan, active intervention plan,
    written active intervention plan, care plan, new care plan, care plan change, change care plan, care plan update,
    update care plan, cin plan, new cin plan, child in need plan, plan + change, plan + revise, plan + rewrite,
    plan + new, plan + update, plan + amend`,
  'placement-viability': `viability, viability assessment, viability report, viability + assessment, placement viability,
    placement viability assessment`,
  'core-assessment': `core, core assessment, core + assessment, s47, s47 enquiry, s47 inquiry, s47 investigation,
    s47 assessment, assessment + s47, child protection enquiry, child protection investigation, cp enquiry,
    cp investigation, child and family assessment, c and f, c and f assessment, cafa, single assessment`,
  'court-episode': `epo, epo application, emergency order, emergency application, emergency protection,
    emergency protection order, order + emergency, secure order, secure accommodation, secure accommodation order,
    secure + order, secure + application, sao, recovery order, urgent court, one off court, one off court work,
    one off piece court, court episode, court application, court order application, application + court`,
  proceedings: `proceedings, care proceedings, court proceedings, issue proceedings, pre proceedings,
    pre proceeding meeting, plo, plo meeting, plo process, public law, public law outline, letter before proceedings,
    letter before action, lbp, care order application, s31, s31 application`,
  'private-law': `private law, private law proceedings, private proceedings, s7, s7 report, s8, s8 order, s37,
    s37 report, child arrangements order, residence order, contact dispute, custody`,
  'placement-change': `placement, placement change, change placement, placement move, move placement, new placement,
    placement end, placement break, placement break down, placement breakdown, placement disruption,
    disrupted placement, placement fell through, unplanned move, foster move, move foster carer, change foster carer,
    new foster carer, move foster home, move carer, change carer, new carer, placement + move, placement + change,
    placement + break, placement + end, placement + disrupt, placement + new, foster + move, foster + change,
    foster + new, residential + move, carer + move, carer + change`,
  'permanency-report': `permanency, permanency report, permanency panel, permanency panel report, permanency panel paper,
    permanence, permanence report, permanence panel, permanence panel report, child permanence report, cpr,
    panel report, panel paperwork, report + panel, report + permanency, adoption panel, adoption panel report,
    matching panel`,
  'contact-organising': `organise contact, contact organise, contact organisation, arrange contact, contact arrangements,
    contact arrangement, set up contact, coordinate contact, plan contact, contact plan, contact schedule,
    sort contact, sort out contact, book contact, contact + arrange, contact + organise, contact + set up,
    contact + coordinate, contact + sort, arrange family time, organise family time, set up family time,
    coordinate family time, family time arrangements, family time + arrange, family time + organise`,
  'supervised-contact': `supervise contact, contact supervise, contact supervision, contact + supervise,
    transport to contact, contact + transport, contact + drive, contact + take, court order contact, contact + order,
    contact session, contact visit, contact centre, supervise family time, family time supervision,
    family time session, family time + supervise, family time + transport`,
  travel: `travel, journey, trip, long trip, round trip, drive, long drive, long distance, mileage, miles, commute,
    each way, one way, there and back, out of county, out of borough, out of area visit`,
  'needs-assessment': `need assessment, need + assessment, leaving care assessment, assessment + leaving care,
    leaving care need, leaving care need assessment`,
  'pathway-plan': `pathway, pathway plan, path way plan, new pathway plan, plan + pathway, pathway plan review,
    pathway plan rewrite, leaving care plan, leaving care pathway, leaving care pathway plan, plan + leaving care,
    transition plan, plan + transition, disability transition, disability transition plan`,
  assessment: 'gateway, gateway assessment, gateway hours, initial assessment',
  court: 'court, in court, court hearing, hearing, court work, court activity, court case',
};

/** An activity that is named too loosely to know its kind. */
export const LOOSE_ACTIVITY = `activity, event, something, some work, work on, piece of work, assessment, contact,
  family time, home visit, visit home, care home, child home, plan, panel, report`;

/** How people call each duty beside the cases. */
export const DUTY_WORDS: Record<DutyKind, string> = {
  'practice-teaching': `practice teaching, practice teacher, practice educator, practice educating, practice education,
    practice assessor, on site supervisor, student, my student, social work student, student social worker,
    placement student, student placement, student on placement, student + placement, student + supervise,
    student + teach, student + take, student + have`,
  'pq-consolidation': `consolidation, consolidate, consolidation award, consolidation module, pq, pq award,
    pq award consolidation, pq consolidation, pq + consolidation`,
  'pq-specialist': `specialist award, specialist + award, specialist pq, pq specialist, pq specialist award,
    pq + specialist`,
  'long-arm-support': `long arm, longarm, long arm support, long arm supervision, long arm supervisor, long arm student,
    long arm teaching, long arm practice teaching, long arm practice educator, off site practice educator,
    off site supervisor`,
  supervision: `supervise, supervision, supervisor, supervise fsw, supervise nqsw, fsw supervision, nqsw supervision,
    supervision of fsw, fsw + supervise, nqsw + supervise, asye + supervise, family support + supervise,
    family support worker + supervise, newly qualified + supervise, mentor, mentor nqsw, mentoring role, nqsw + mentor,
    asye + mentor, newly qualified + mentor`,
  'pa-supervision': `supervise pa, pa supervision, pa + supervise, pa + mentor, supervise personal adviser,
    personal adviser supervision, personal adviser + supervise, personal advisor + supervise`,
  locality: `locality, locality commitment, locality work, locality day, locality half day, locality duty,
    locality meeting`,
  'school-leavers-panel': `school leaver, school leavers, school leaver panel, school leavers panel, leaver panel,
    leavers panel`,
  'training-delivered': `deliver training, training deliver, training + deliver, give training, training + give,
    run training, training + run, provide training, training + provide, lead training, training + lead,
    teach training, training + teach, facilitate training, training + facilitate, training + trainer, formal training,
    train staff, train other staff, train colleague, train the team, training for staff, training for colleague,
    training session for`,
  'working-group': `working group, working party, work group, workgroup, task group, task finish group,
    task and finish group, steering group, practice group`,
  training: 'training, attend training, training course, training day, course, workshop, learning event',
  'team-meeting': 'team meeting, staff meeting',
  'project-work': 'project work, project meeting, project day',
  'other-duty': 'other duty, other duties',
  exceptional: 'exceptional, exceptional point, exceptional circumstance',
};

export const LOOSE_DUTY = `duty, duties, extra duty, additional duty, responsibility, extra responsibility,
  additional responsibility, commitment`;

/** What is said of a child's status. */
export const STATUS_WORDS = {
  'looked-after': `looked after, looked after child, become looked after, cease to be looked after, lac, cla, in care,
    into care, out of care, came into care, come into care, go into care, taken into care, left care, leave care,
    care leaver, accommodate, voluntary accommodation, s20, police protection, care order, interim care order, ico,
    discharge care order, removed from home, foster care, into foster care, left foster care, placed in foster,
    kinship care, in local authority care, returned home from care`,
  'child-protection': `cp, cpp, cp plan, child protection, child protection plan, on plan, off plan, subject to plan,
    subject to cp, subject to cp plan, subject to child protection, subject to child protection plan,
    removed from plan, conference, cp conference, child protection conference, case conference, initial conference,
    review conference, initial child protection conference, review child protection conference, icpc, rcpc,
    fs conference, family support conference, cp register, on register, off register, deregister, de register,
    stepped down from cp, step down to cin`,
  household: `home, household, different household, address, separate placement, same placement, kinship placement,
    placed together, placed separately, placed with, live with, live at, live together, stay with, go to live,
    move to live with, move in with, moved in with, move out, moved to dad, moved to mum, moved to foster carer, go to foster carer, move house, move back,
    go home, come home, return home, back home, home to mum, home to parent, with mum, with dad, with gran, with nan,
    with grandmother, with grandparent, with aunt`,
} as const;

/** What a worker is employed as. */
export const ROLE_WORDS: Record<WorkerRole, string> = {
  'social-worker': 'social worker, sw, qualified social worker, senior social worker, fully qualified',
  'newly-qualified': 'newly qualified, newly qualified social worker, newly qualified sw, nqsw, asye',
  student: 'student',
  'family-support-practitioner': `family support, family support worker, family support practitioner, fsw, fsp`,
  'leaving-care-practitioner': `leaving care practitioner, leaving care worker, leaving care social worker, lcp`,
  'personal-adviser': 'personal adviser, personal advisor, pa',
};

/** How people call each scheme. */
export const SCHEME_WORDS: Record<SchemeId, string> = {
  merton: 'merton',
  'bath-nes': 'bath and nes, bath nes, bathnes, bath, banes',
  'northern-ireland': 'northern ireland, northern irish, northern ireland model, ni',
  halton: 'halton, traffic light scheme, traffic lights scheme',
};
