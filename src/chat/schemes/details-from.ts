/** How the day is asked from which several details hold. */
export const DETAILS_FROM = {
  id: 'detailsFrom',
  label: 'What is different above holds from which day?',
  note: 'A reference and a day of allocation are corrected; anything else is changed from the day you give.',
} as const;
