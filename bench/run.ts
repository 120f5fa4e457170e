/** Every bench, one after the other, each in a process of its own: `npm run bench`. Arguments are passed on. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

for (const name of ["start", "voice", "growth", "phone", "uploads", "guides"]) {
	console.log(`\n${name}`);
	const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
	const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { stdio: "inherit" });
	if (status !== 0) process.exitCode = 1;
}
