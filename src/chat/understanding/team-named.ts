/** `to the Adoption team`, `to team North`: the words of its name, which hold no preposition of ours. */
const TEAM_NAMED =
  /(?<![\p{L}\p{N}])(?:to|in|of|with)\s+(?:the\s+)?(?:team\s+([\p{L}\p{N}]+)|((?:(?!(?:to|in|of|with|from|on)\s)[\p{L}\p{N}&'’-]+\s+){1,6})team(?!\p{L}))/giu;
const ANOTHER = /^(?:an)?other$|^(?:a )?different$|^someone else'?s?$/i;
const OWN = /^(?:my|our|this|that|the same|same|your|whole|entire)(?: own)?$/i;

/** To which team something goes, as written; empty for `another team`, undefined where no team but the own is named. */
export function teamNamedIn(said: string): string | undefined {
  // The last one: `from the Duty team to the Adoption team`.
  const found = [...said.matchAll(TEAM_NAMED)].at(-1);
  const name = (found?.[1] ?? found?.[2])?.trim();
  if (name === undefined || OWN.test(name)) return undefined;
  return ANOTHER.test(name) ? '' : name;
}
