const dayMs = 86_400_000;
/** Two zones that agree on each day of that time are the same to whoever is called. */
const comparedDays = 366;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsetFormat = (zone: string): Intl.DateTimeFormat => {
	let format = formats.get(zone);
	if (format === undefined) {
		format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
		formats.set(zone, format);
	}
	return format;
};
/** E.g. `GMT-03:00`, with the date before it. */
const offsetAt = (zone: string, at: number): string => offsetFormat(zone).format(at);

/** Whether it is a name of the time zone database that this system knows. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en-US", { timeZone: name });
		return /^(UTC|[A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/.test(name);
	} catch {
		return false;
	}
}

function agree(a: string, b: string, from: number): boolean {
	for (let day = 0; day <= comparedDays; day++) {
		const at = from + day * dayMs;
		if (offsetAt(a, at) !== offsetAt(b, at)) return false;
	}
	return true;
}

/** By country and day: what is found out takes milliseconds, and is asked for each contact of a file. */
const found = new Map<string, readonly string[]>();
const mostFound = 1000;

/** Of several that agree, the one that people know. */
const known: Readonly<Record<string, string>> = {
	AR: "America/Buenos_Aires",
	CY: "Asia/Nicosia",
	ES: "Europe/Madrid",
	UZ: "Asia/Tashkent",
};

/** TypeScript does not know the method yet. */
type Territory = Intl.Locale & { getTimeZones?: () => string[] | undefined };

/**
 * The zones of a country (CLDR, territory to zones; the time zone database of this system), one of each kind: of those
 * that agree for a year from `now` one stands for all.
 */
export function zonesOfCountry(country: string, now: number): readonly string[] {
	const key = `${country}/${Math.floor(now / dayMs)}`;
	const before = found.get(key);
	if (before !== undefined) return before;
	const territory: Territory = new Intl.Locale(`und-${country}`);
	const zones = territory.getTimeZones?.() ?? [];
	const kinds: string[] = [];
	for (const zone of zones.toSorted((a, b) => Number(b === known[country]) - Number(a === known[country])))
		if (!kinds.some((kind) => agree(kind, zone, now))) kinds.push(zone);
	if (found.size >= mostFound) found.clear();
	found.set(key, kinds);
	return kinds;
}

/** The zone of a country that has one hour. Null for others: then the country alone does not tell the hour. */
export function zoneOfCountry(country: string, now: number): string | null {
	const [zone, ...others] = zonesOfCountry(country, now);
	return zone === undefined || others.length > 0 ? null : zone;
}
