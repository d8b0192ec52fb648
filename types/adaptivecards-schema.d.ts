/** The templating package points at sources of `adaptivecards` for one type; this stands for it. */
export type IAdaptiveCard = Record<string, unknown>;
