/** What only a library, the system or a stack says; none of our own sentences has any of it. */
const FOREIGN =
  /\bat .+\.(?:ts|js|cjs|mjs):\d+|node_modules|\/(?:home|root|usr|work|tmp)\/|\b(?:Type|Syntax|Range|Reference)Error\b|\b(?:undefined|NaN)\b|\[object |is not a function|Cannot read|Unexpected (?:token|end)|ECONN|ENOENT|botbuilder|botframework|restify|js-yaml|YAMLException|\bzod\b|Invalid input|stack/i;

/** The part of a text that no reply may have; undefined when there is none. */
export function foreignIn(text: string): string | undefined {
  return FOREIGN.exec(text)?.[0];
}
