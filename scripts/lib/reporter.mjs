/** One line a file, every failure in full, and the count at the end: `N passed, N failed`. */
export default async function* reporter(source) {
	let passed = 0;
	let failed = 0;
	const files = new Map();
	const file = (name) => {
		if (!files.has(name)) files.set(name, { passed: 0, failed: 0, ms: 0 });
		return files.get(name);
	};
	for await (const { type, data } of source) {
		if (type === "test:pass" && data.details.type !== "suite") {
			if (data.file === undefined || data.name === data.file) continue;
			file(data.file).passed++;
			passed++;
		} else if (type === "test:fail") {
			const cause = data.details.error?.cause ?? data.details.error;
			const inner = data.details.error?.failureType === "subtestsFailed";
			if (inner) continue;
			file(data.file).failed++;
			failed++;
			const text = cause?.stack ?? String(cause);
			yield `✗ ${data.name} (${relative(data.file)}:${data.line ?? 1})\n${text.replace(/^/gm, "    ")}\n`;
		} else if (type === "test:diagnostic" && data.file !== undefined && data.nesting > 0) {
			yield `  ${data.message}\n`;
		} else if (type === "test:stderr" || (type === "test:stdout" && process.env.TEST_OUTPUT)) {
			yield data.message;
		} else if (type === "test:summary" && data.file !== undefined) {
			const count = file(data.file);
			const mark = data.success ? "✓" : "✗";
			const seconds = (data.duration_ms / 1000).toFixed(1);
			yield `${mark} ${relative(data.file)}: ${count.passed} passed${count.failed ? `, ${count.failed} failed` : ""} (${seconds} s)\n`;
		}
	}
	yield `${passed} passed, ${failed} failed\n`;
}

function relative(name) {
	return name?.startsWith(process.cwd()) ? name.slice(process.cwd().length + 1) : (name ?? "");
}
