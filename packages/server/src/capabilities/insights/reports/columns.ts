/** What is summed of each call and chat, in the order of the tables. */
export const measures = [
	"contacts",
	"conversations",
	"dialled",
	"answered",
	"offered",
	"taken",
	"ended",
	"contained",
	"transferred",
	"analysed",
	"resolved",
	"sentiment",
	"sentiments",
	"response_ms",
	"responses",
	"handled_ms",
	"handled",
	"cost_micros",
	"costed",
] as const;
export type Measure = (typeof measures)[number];
export type Sums = Record<Measure, number>;

/** Stands for no line, assistant or campaign. */
export const none = "00000000-0000-0000-0000-000000000000";
