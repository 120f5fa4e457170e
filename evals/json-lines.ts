/** Cases of a file of JSON lines. `read` says what is wrong with one by throwing `wrong(why)`, which names the line. */
export const parseCases = <Case>(
	lines: string,
	read: (given: Record<string, unknown>, wrong: (why: string) => Error) => Case,
): Case[] =>
	lines.split("\n").flatMap((line, index) => {
		if (line.trim() === "") return [];
		const wrong = (why: string) => new Error(`line ${index + 1}: ${why}`);
		let given: unknown;
		try {
			given = JSON.parse(line);
		} catch {
			throw wrong("is no JSON");
		}
		return [read((given ?? {}) as Record<string, unknown>, wrong)];
	});
