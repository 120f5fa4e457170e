import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startOpenAiEmulator } from "./index.ts";

const help = `Answers like an OpenAI-compatible server, by script. For rehearsals and tests.

  --port N       port to listen on (default 4010; 0 takes a free one)
  --host NAME    address to listen on (default 127.0.0.1)
  --key KEY      refuse requests with another key
  --script FILE  JSON list of rules: [{"when": {"user": "regex"}, "reply": "text"}]
`;

const { values } = parseArgs({
	options: {
		port: { type: "string", default: "4010" },
		host: { type: "string", default: "127.0.0.1" },
		key: { type: "string" },
		script: { type: "string" },
		help: { type: "boolean", default: false },
	},
});

if (values.help) {
	console.log(help);
} else {
	const emulator = await startOpenAiEmulator({
		port: Number(values.port),
		host: values.host,
		...(values.key === undefined ? {} : { apiKey: values.key }),
		...(values.script === undefined ? {} : { script: JSON.parse(await readFile(values.script, "utf8")) }),
	});
	console.log(`Emulator: ${emulator.baseUrl} (control at ${emulator.url}/__control)`);
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
}
