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
const found = new Map<string, string | null>();
const mostFound = 1000;

/** Of several that agree, the one that people know. */
const known: Readonly<Record<string, string>> = {
	AR: "America/Buenos_Aires",
	CY: "Asia/Nicosia",
	UZ: "Asia/Tashkent",
};

/** TypeScript does not know the method yet. */
type Territory = Intl.Locale & { getTimeZones?: () => string[] | undefined };

/**
 * The zone of a country whose zones agree for a year from `now` (CLDR, territory to zones; the time zone database of
 * this system). Null where they do not: then the country alone does not tell the hour.
 */
export function zoneOfCountry(country: string, now: number): string | null {
	const key = `${country}/${Math.floor(now / dayMs)}`;
	const before = found.get(key);
	if (before !== undefined) return before;
	const territory: Territory = new Intl.Locale(`und-${country}`);
	const zones = territory.getTimeZones?.() ?? [];
	const first = zones.find((zone) => zone === known[country]) ?? zones[0];
	const zone =
		first !== undefined && zones.every((other) => other === first || agree(first, other, now)) ? first : null;
	if (found.size >= mostFound) found.clear();
	found.set(key, zone);
	return zone;
}
