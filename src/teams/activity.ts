import { z } from 'zod';

/** Teams leaves a field out or sends null; both mean that there is nothing. */
const maybe = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? undefined, schema.optional());
const id = z.string().min(1).max(1024);
const account = z.object({
  id,
  name: maybe(z.string()),
  aadObjectId: maybe(id),
  tenantId: maybe(id),
});

/**
 * The fields of an activity that are used, and nothing else: whatever more was sent is dropped before anybody sees it.
 * What the fields say is not believed here.
 */
const activitySchema = z.object({
  type: z.string().min(1),
  id: maybe(z.string().min(1).max(256)),
  name: maybe(z.string()),
  /** `add` or `remove` of an installation. */
  action: maybe(z.string()),
  text: maybe(z.string()),
  serviceUrl: maybe(z.string().max(1024)),
  channelId: maybe(z.string()),
  locale: maybe(z.string().max(64)),
  from: maybe(account),
  recipient: maybe(account),
  conversation: maybe(z.object({ id, conversationType: maybe(z.string()), tenantId: maybe(id) })),
  channelData: maybe(
    z.object({
      tenant: maybe(z.object({ id })),
      team: maybe(z.object({ id })),
      channel: maybe(z.object({ id })),
    }),
  ),
  entities: maybe(
    z.array(z.object({ type: z.string(), text: maybe(z.string()), mentioned: maybe(z.object({ id: maybe(id) })) })),
  ),
  membersAdded: maybe(z.array(z.object({ id }))),
  replyToId: maybe(z.string().min(1).max(256)),
  /** Also what a client adds by itself, such as the text as HTML: what is not as expected is left alone. */
  attachments: maybe(
    z.array(z.object({ contentType: z.string(), name: maybe(z.string()), content: z.unknown() })),
  ).catch(undefined),
  value: z.unknown().optional(),
});
export type IncomingActivity = z.infer<typeof activitySchema>;

const fields = z.preprocess((value) => value ?? {}, z.record(z.string(), z.unknown()));
const executed = z.object({ action: z.object({ verb: z.string().min(1).max(256), data: fields }) });
const submitted = z.looseObject({ verb: z.string().min(1).max(256) });

/** The activity in a body, or undefined when it has not the shape of one. */
export function readActivity(body: unknown): IncomingActivity | undefined {
  const activity = activitySchema.safeParse(body).data;
  if (activity && isCardAction(activity) && !pressIn(activity)) return undefined;
  if (activity && isConsent(activity) && !consentIn(activity)) return undefined;
  return activity;
}

export function isCardAction({ type, name }: IncomingActivity): boolean {
  return type === 'invoke' && name === 'adaptiveCard/action';
}

/** What was pressed: an Action.Execute, or the Action.Submit that older clients show in its place. */
export function pressIn(
  activity: IncomingActivity,
): { readonly verb: string; readonly data: Readonly<Record<string, unknown>> } | undefined {
  if (isCardAction(activity)) return executed.safeParse(activity.value).data?.action;
  if (activity.type !== 'message') return undefined;
  const { verb, ...data } = submitted.safeParse(activity.value).data ?? {};
  return verb === undefined ? undefined : { verb, data };
}

const link = z.string().min(1).max(16_384);
const consent = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ offer: z.string().min(1).max(64) }),
  uploadInfo: maybe(
    z.object({
      uploadUrl: link,
      contentUrl: link,
      name: z.string().max(255),
      uniqueId: z.string().max(255),
      fileType: maybe(z.string().max(32)),
    }),
  ),
});
export type Consent = z.infer<typeof consent>;

export function isConsent({ type, name }: IncomingActivity): boolean {
  return type === 'invoke' && name === 'fileConsent/invoke';
}

/** What somebody answered to the offer of a file, and where it may be put. */
export function consentIn(activity: IncomingActivity): Consent | undefined {
  return isConsent(activity) ? consent.safeParse(activity.value).data : undefined;
}

const download = z.object({ downloadUrl: link });
/** More files than this in a message are not looked at. */
const MOST_FILES = 10;

/** A file that came with a message, where it can be had. */
export interface AttachedFile {
  readonly name: string;
  readonly downloadUrl: string;
}

export function filesIn({ attachments = [] }: IncomingActivity): readonly AttachedFile[] {
  return attachments
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.teams.file.download.info')
    .slice(0, MOST_FILES)
    .flatMap(({ name = '', content }) => {
      const read = download.safeParse(content);
      return read.success ? [{ name, ...read.data }] : [];
    });
}
