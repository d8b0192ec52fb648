import type { ActivityKind, DutyKind, WorkerRole } from '../../domain/case-facts.ts';

/** How people call each activity; written like the concepts of vocabulary.ts. */
export const ACTIVITY_WORDS: Partial<Record<ActivityKind, string>> = {
  'plan-change':
    'plan change, change plan, change in plan, change to plan, new plan, new care plan, new cin plan, active intervention plan, intervention plan, written plan, plan update, update plan, plan revise, revise plan, rewrite plan, care plan change, change care plan, ' +
    'care plan update, update care plan, care plan, written active intervention plan, plan + change, plan + revise, plan + rewrite, plan + new, plan + update, plan + amend, cin plan, child in need plan, plan review',
  'placement-viability':
    'placement viability assessment, placement viability, viability assessment, viability report, viability, viability + assessment',
  'core-assessment':
    'core assessment, core, s47, s47 enquiry, s47 inquiry, s47 investigation, s47 assessment, child protection enquiry, child protection investigation, cp enquiry, cp investigation, child and family assessment, c and f assessment, c and f, cafa, single assessment, core + assessment, assessment + s47',
  'court-episode':
    'epo, epo application, emergency protection order, emergency protection, secure accommodation, secure accommodation order, secure order, sao, court episode, one off court, one off court work, court application, court order application, one off piece court, recovery order, emergency order, emergency application, urgent court, order + emergency, application + court, secure + order, secure + application',
  proceedings:
    'proceedings, care proceedings, court proceedings, pre proceedings, preproceedings, pre proceeding meeting, plo, plo meeting, plo process, public law outline, letter before proceedings, letter before action, lbp, care order application, s31, s31 application, issue proceedings, public law',
  'private-law':
    'private law, private law proceedings, private proceedings, s7, s7 report, s8, s8 order, s37, s37 report, child arrangements order, contact dispute, custody, residence order',
  'placement-change':
    'placement change, change placement, placement move, move placement, new placement, placement breakdown, placement break down, placement break, placement disruption, placement end, disrupted placement, change foster carer, new foster carer, move foster carer, move carer, new carer, change carer, ' +
    'placement + move, placement + change, placement + break, placement + end, placement + disrupt, placement + new, foster + move, residential + move, carer + move, foster + new, carer + change, foster + change, move foster home, placement fell through, unplanned move, placement',
  'permanency-report':
    'permanency report, permanency panel, permanency panel report, permanence report, permanence panel, permanence panel report, permanency panel paper, child permanence report, cpr, adoption panel report, adoption panel, permanency, panel report, permanence, report + permanency, report + panel, matching panel, panel paperwork',
  'contact-organising':
    'organise contact, arrange contact, contact organise, contact arrangements, contact arrangement, set up contact, contact organisation, coordinate contact, plan contact, sort contact, sort out contact, book contact, contact plan, arrange family time, organise family time, family time arrangements, set up family time, coordinate family time, ' +
    'contact + arrange, contact + organise, contact + set up, contact + coordinate, contact + sort, family time + arrange, family time + organise, contact schedule',
  'supervised-contact':
    'supervise contact, contact supervise, contact supervision, court order contact, supervise family time, family time supervision, transport to contact, contact + supervise, contact + transport, contact + drive, contact + took, contact + order, family time + supervise, family time + transport, contact session, contact visit, contact centre, family time session',
  travel:
    'travel, each way, journey, drive, mileage, round trip, out of county, out of area visit, long drive, long trip, there and back, trip, one way, long distance, commute, miles, out of borough',
  'needs-assessment':
    'need assessment, leaving care assessment, leaving care need assessment, leaving care need, need + assessment, assessment + leaving care, na',
  'pathway-plan':
    'pathway plan, pathway, path way plan, leaving care plan, leaving care pathway, leaving care pathway plan, transition plan, disability transition, disability transition plan, new pathway plan, plan + pathway, plan + transition, plan + leaving care, pathway plan review, pathway plan rewrite',
  assessment: 'gateway assessment, gateway hours, gateway, initial assessment',
  court: 'court, court hearing, court work, court activity, hearing, court case, in court',
};

/** An activity that is named too loosely to know its kind. */
export const LOOSE_ACTIVITY =
  'activity, assessment, contact, family time, event, piece of work, something, plan, panel, report';

/** How people call each duty beside the cases. */
export const DUTY_WORDS: Partial<Record<DutyKind, string>> = {
  'practice-teaching':
    'practice teaching, practice teacher, practice educator, practice educating, practice education, student placement, placement student, student + supervise, student + have, student + take, student + teach, student + placement, social work student, student social worker, my student, student, practice assessor, on site supervisor, pe role',
  'pq-consolidation':
    'pq consolidation, pq award consolidation, consolidation award, consolidation, consolidate, pq + consolidation, consolidation module, pq award, pq',
  'pq-specialist':
    'pq specialist, pq specialist award, specialist award, specialist pq, pq + specialist, specialist + award',
  'long-arm-support':
    'long arm, long arm support, long arm supervision, long arm supervisor, long arm practice teaching, long arm student, longarm, off site practice educator, off site supervisor, long arm practice educator, long arm teaching',
  supervision:
    'supervise fsw, mentor nqsw, mentor, mentoring, supervise nqsw, supervise, supervising, fsw supervision, nqsw supervision, supervision of fsw, fsw + supervise, nqsw + supervise, nqsw + mentor, assye + mentor, assye + supervise, family support + supervise, newly qualified + mentor, newly qualified + supervise, mentoring role, supervisor, family support worker + supervise',
  'pa-supervision':
    'supervise pa, pa supervision, supervise personal adviser, personal adviser supervision, pa + supervise, personal adviser + supervise, pa + mentor, personal advisor + supervise',
  locality:
    'locality, locality commitment, locality work, locality day, locality duty, locality meeting, locality half day',
  'school-leavers-panel':
    'school leaver panel, school leavers panel, school leaver, school leavers, leavers panel, leaver panel',
  'training-delivered':
    'deliver training, training deliver, give training, run training, train staff, train other staff, training for staff, training for colleague, training session for, provide training, formal training, teach training, lead training, training + deliver, training + give, training + provide, training + facilitate, training + run, training + teach, training + lead, training + trainer, facilitate training, train the team, train colleague',
  'working-group':
    'working group, working party, task group, steering group, task and finish group, task finish group, workgroup, work group, practice group',
  training: 'training, attend training, training course, course, training day, workshop, learning event',
  'team-meeting': 'team meeting, staff meeting',
  'project-work': 'project work, project meeting, project day',
  'other-duty': 'other duty, other duties',
  exceptional: 'exceptional point, exceptional points, exceptional circumstance, exceptional',
};

export const LOOSE_DUTY =
  'duty, duties, responsibility, extra responsibility, extra responsibilities, commitment, extra duty, additional responsibility, additional duty';

/** What is said of a child's status. */
export const STATUS_WORDS = {
  'looked-after':
    'looked after, lac, cla, in care, into care, came into care, come into care, go into care, taken into care, accommodate, s20, care order, interim care order, ico, foster care, into foster care, cease to be looked after, become looked after, looked after child, left care, leave care, out of care, voluntary accommodation, care leaver, removed from home, placed in foster, in local authority care, returned home from care, police protection, kinship care, left foster care, section 20, discharge care order',
  'child-protection':
    'cp, cpp, child protection, child protection plan, cp plan, on plan, off plan, subject to plan, subject to cp, subject to cp plan, subject to child protection plan, subject to child protection, icpc, rcpc, icpcc, cp conference, child protection conference, initial conference, review conference, initial child protection conference, review child protection conference, case conference, fs conference, family support conference, conference, deregister, de register, cp register, on register, off register, stepped down from cp, removed from plan, step down to cin',
  household:
    'household, address, live with, living with, lives with, moved in with, move in with, move to live with, moved to live, gone to live, go to live, went to live, go live, moved house, move house, return home, returned home, go home, went home, came home, come home, back home, moved back, move back, placed with, stay with, staying with, moved out, move out, live at, place with, lives at, living at, live together, separate placement, placed together, placed separately, home to mum, home to parent, with gran, with nan, with dad, with mum, with grandparent, with aunt, with grandmother, kinship placement, same placement, different household, moved to dad, moved to mum',
} as const;

/** What a worker is employed as. */
export const ROLE_WORDS: Record<WorkerRole, string> = {
  'social-worker': 'social worker, qualified social worker, sw, senior social worker, fully qualified',
  'newly-qualified': 'newly qualified, nqsw, assye, newly qualified social worker, newly qualified sw',
  student: 'student',
  'family-support-practitioner': 'family support worker, family support practitioner, fsw, fsp, family support',
  'leaving-care-practitioner': 'leaving care practitioner, leaving care worker, lcp, leaving care social worker',
  'personal-adviser': 'personal adviser, personal advisor, pa',
};
