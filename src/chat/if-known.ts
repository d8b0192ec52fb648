/** An optional part of an object: nothing at all where there is no value. */
export function ifKnown<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  const part: { [N in Name]?: T } = {};
  if (value !== undefined) part[name] = value;
  return part;
}
