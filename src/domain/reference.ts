/** A reference by its letters and digits alone, in capitals: `c 101` is C-101; the text itself where it has none. */
export function plainRef(ref: string): string {
  const plain = ref.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain === '' ? ref : plain;
}
