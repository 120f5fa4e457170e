import type { DialRules } from "@centralita/contracts";

const workdays = [1, 2, 3, 4, 5];
const saturday = [6];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const careful: DialRules = {
	hours: [{ days: workdays, from: "09:00", to: "20:00" }],
	perDay: 1,
	perWeek: 3,
	skipHolidays: true,
};

type Known = { rules: DialRules; source: string | null };
const cautious = (change: Partial<DialRules> = {}): Known => ({ rules: { ...careful, ...change }, source: null });

/**
 * What holds until the company says otherwise: by law where `source` names one, else by caution. They are a start, and
 * no legal advice: registers of numbers that must not be called, and rules for one trade only, are not in them.
 */
export const countryRules: Readonly<Record<string, Known>> = {
	ES: {
		rules: { ...careful, hours: [{ days: workdays, from: "09:00", to: "21:00" }] },
		source: "Real Decreto Legislativo 1/2007, artículo 96.2",
	},
	CO: {
		rules: {
			hours: [
				{ days: workdays, from: "07:00", to: "19:00" },
				{ days: saturday, from: "08:00", to: "15:00" },
			],
			perDay: 1,
			perWeek: 2,
			skipHolidays: true,
		},
		source: "Ley 2300 de 2023, artículos 3 y 4",
	},
	US: {
		rules: { ...careful, hours: [{ days: everyDay, from: "08:00", to: "21:00" }], skipHolidays: false },
		source: "47 CFR § 64.1200(c)(1)",
	},
	AR: cautious(),
	BO: cautious(),
	CL: cautious({ perWeek: 2 }),
	CR: cautious(),
	DO: cautious(),
	EC: cautious(),
	GB: cautious(),
	GT: cautious(),
	HN: cautious(),
	MX: cautious(),
	NI: cautious(),
	PA: cautious(),
	PE: cautious(),
	PY: cautious(),
	SV: cautious(),
	UY: cautious(),
	VE: cautious(),
};
