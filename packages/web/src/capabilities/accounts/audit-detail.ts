const plain = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** An entry's details on one line: `role: agent → admin, name: …`. */
export function auditDetail(detail: Readonly<Record<string, unknown>>): string {
	return Object.entries(detail)
		.filter(([, value]) => value !== null && value !== "")
		.map(([key, value]) => {
			if (value !== null && typeof value === "object" && "from" in value && "to" in value) {
				return `${key}: ${plain(value.from)} → ${plain(value.to)}`;
			}
			return `${key}: ${plain(value)}`;
		})
		.join(", ");
}
