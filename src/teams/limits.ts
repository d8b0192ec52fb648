/** Times in milliseconds. Teams gives up on an answer after 10 to 15 seconds. */
export interface TeamsLimits {
  /** For the token's keys to be had and its signature to be checked. */
  readonly authenticateMs: number;
  /** After this long without an answer the person sees that we are at it. */
  readonly typingAfterMs: number;
  /** After this long the person is told to try again; the work goes on, and a repeat gets its answer. */
  readonly answerMs: number;
  /** For one request to Teams, its token included. */
  readonly postMs: number;
  /** For a file to be fetched or put, as a whole. */
  readonly fileMs: number;
}

export const TEAMS_LIMITS: TeamsLimits = {
  authenticateMs: 5_000,
  typingAfterMs: 1_500,
  answerMs: 8_000,
  postMs: 5_000,
  fileMs: 5_000,
};
