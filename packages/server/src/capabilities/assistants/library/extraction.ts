import type { ExtractionField } from "@centralita/contracts";

type Words = {
	customerName: string;
	phone: string;
	email: string;
	device: string;
	devices: [string, string, ...string[]];
	problem: string;
	preferredDate: string;
	preferredTime: string;
	wantsCallback: string;
};

/** What a support reception brings back from each conversation, described in the assistant's language. */
export const supportFields = (words: Words): ExtractionField[] => [
	{ name: "customerName", type: "name", description: words.customerName, required: true },
	{ name: "phone", type: "phone", description: words.phone, required: false },
	{ name: "email", type: "email", description: words.email, required: false },
	{ name: "device", type: "choice", description: words.device, required: false, options: words.devices },
	{ name: "problem", type: "text", description: words.problem, required: true },
	{ name: "preferredDate", type: "date", description: words.preferredDate, required: false },
	{ name: "preferredTime", type: "time", description: words.preferredTime, required: false },
	{ name: "wantsCallback", type: "boolean", description: words.wantsCallback, required: false },
];
