/** A person's name as the channel reports it, without what no caseload file can hold: control characters, broken pairs. */
export function nameReported(name: string | undefined): string {
  return (name ?? '').replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}
