import { plainRef } from '../../domain/reference.ts';

/** How a text names a case: it is the reference, or has it in a sentence. */
export interface CaseNamed {
  readonly is: (text: string) => boolean;
  readonly isIn: (text: string) => boolean;
}

/** `c 101` is C-101, by itself and in a sentence. */
export function caseNamed(ref: string): CaseNamed {
  const plain = plainRef(ref);
  const letters = Array.from(plain).map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const written = new RegExp(
    `(?<![\\p{L}\\p{N}][-/_.]?)${letters.join('[^\\p{L}\\p{N}]*')}(?![-/_.]?[\\p{L}\\p{N}])`,
    'iu',
  );
  return { is: (text) => plainRef(text) === plain, isIn: (text) => written.test(text) };
}
