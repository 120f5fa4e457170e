/** Resolves once the condition holds; fails after twenty seconds. */
export async function eventually(condition: () => boolean): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (!condition()) {
		if (Date.now() > deadline) throw new Error("it did not come to be");
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
