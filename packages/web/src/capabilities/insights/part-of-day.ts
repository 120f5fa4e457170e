/** For the greeting, by the reader's clock. */
export function partOfDay(now: Date): "morning" | "afternoon" | "evening" {
	const hour = now.getHours();
	if (hour >= 5 && hour < 12) return "morning";
	return hour >= 12 && hour < 19 ? "afternoon" : "evening";
}
