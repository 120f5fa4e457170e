/** One line a file, every failure in full, and the count at the end: `N passed, N failed`. */
export default async function* reporter(source) {
	let passed = 0;
	let failed = 0;
	for await (const { type, data } of source) {
		if (type === "test:pass" && data.details.type !== "suite") {
			if (data.file === undefined || data.name === data.file) continue;
			passed++;
		} else if (type === "test:fail") {
			const cause = data.details.error?.cause ?? data.details.error;
			const inner = data.details.error?.failureType === "subtestsFailed";
			if (inner) continue;
			failed++;
			const text = cause?.stack ?? String(cause);
			yield `✗ ${data.name} (${relative(data.file)}:${data.line ?? 1})\n${text.replace(/^/gm, "    ")}\n`;
		} else if (type === "test:diagnostic" && data.file !== undefined && data.nesting > 0) {
			yield `  ${data.message}\n`;
		} else if (type === "test:stderr" || (type === "test:stdout" && process.env.TEST_OUTPUT)) {
			yield data.message;
		} else if (type === "test:summary" && data.file !== undefined) {
			const { counts } = data;
			const mark = data.success ? "✓" : "✗";
			const seconds = (data.duration_ms / 1000).toFixed(1);
			yield `${mark} ${relative(data.file)}: ${counts.passed} passed${counts.passed < counts.tests ? `, ${counts.tests - counts.passed} failed` : ""} (${seconds} s)\n`;
		}
	}
	yield `${passed} passed, ${failed} failed\n`;
}

function relative(name) {
	return name?.startsWith(process.cwd()) ? name.slice(process.cwd().length + 1) : (name ?? "");
}
