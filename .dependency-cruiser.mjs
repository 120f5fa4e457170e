// Who may import whom: `docs/architecture.md` draws it, this file enforces it, `tests/house-rules.test.ts` proves that it does.

const server = "^packages/server/src";
const test = "\\.test\\.ts$|^packages/server/src/(app/testing|ports/(conformance|fakes)/)";
/** Front doors that a capability may use besides its own inside. */
const capabilityEdges = {
	conversations: ["contacts"],
	tickets: ["conversations", "contacts"],
	guides: ["contacts", "tickets"],
	assistants: ["guides"],
	calls: ["conversations", "assistants", "guides", "tickets"],
	chat: ["conversations", "assistants", "guides", "tickets"],
	campaigns: ["contacts", "calls", "assistants"],
};
const ioLibraries =
	"(^|/)node_modules/(fastify|@fastify|pg|pg-boss|drizzle-orm|ioredis|@electric-sql|better-auth|ai|@ai-sdk)(/|$)|^(fastify|@fastify/.*|pg|pg-boss|drizzle-orm.*|ioredis|@electric-sql/.*|better-auth.*|ai|@ai-sdk/.*)$";

const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const source = (path, pathNot = []) => ({ path, pathNot: [test, ...pathNot] });

export default {
	forbidden: [
		never("no-circular", "Cycles make the order of everything a riddle; type-only ones count.", {}, { circular: true }),
		never("no-unresolved", "An import that resolves to nothing.", {}, { couldNotResolve: true }),
		never(
			"provider-imports-capability",
			"Providers know their vendor and a port, never what they are used for.",
			source(`${server}/providers/`),
			{ path: `${server}/(capabilities|app|dialogue|voice)/` },
		),
		never("provider-imports-provider", "A provider stands alone.", source(`${server}/providers/([^/]+)/`), {
			path: `${server}/providers/`,
			pathNot: `${server}/providers/$1/`,
		}),
		never(
			"capability-imports-provider-or-app",
			"Capabilities get what they need through ports and the platform.",
			source(`${server}/capabilities/`),
			{ path: `${server}/(providers|app)/` },
		),
		never(
			"capability-imports-inside",
			"Another capability is reached through its front door only.",
			source(`${server}/capabilities/([^/]+)/`),
			{ path: `${server}/capabilities/([^/]+)/(?!index\\.ts$)`, pathNot: `${server}/capabilities/$1/` },
		),
		...Object.entries(capabilityEdges).map(([name, allowed]) =>
			never(
				`capability-edge-${name}`,
				`${name} may use ${allowed.join(", ")}.`,
				source(`${server}/capabilities/${name}/`),
				{
					path: `${server}/capabilities/`,
					pathNot: [name, ...allowed].map((edge) => `${server}/capabilities/${edge}/`),
				},
			),
		),
		never(
			"capability-edge-others",
			"The others use no neighbour: they consume events and what capabilities contribute.",
			{
				path: `${server}/capabilities/([^/]+)/`,
				pathNot: [test, ...Object.keys(capabilityEdges).map((name) => `${server}/capabilities/${name}/`)],
			},
			{ path: `${server}/capabilities/`, pathNot: `${server}/capabilities/$1/` },
		),
		never("voice-dialogue-io", "Voice and dialogue have no I/O of their own.", source(`${server}/(voice|dialogue)/`), {
			path: [
				`${server}/(capabilities|providers|app)/`,
				`${server}/platform/(?!time/|errors/)`,
				ioLibraries,
				"^(node:)?(fs|net|http|https|dgram|child_process)(/|$)",
			],
		}),
		never("voice-imports-dialogue", "`calls` joins them.", source(`${server}/voice/`), { path: `${server}/dialogue/` }),
		never("dialogue-imports-voice", "`calls` joins them.", source(`${server}/dialogue/`), { path: `${server}/voice/` }),
		never("turns-know-no-session", "A turn policy decides from what it is given.", source(`${server}/voice/turns/`), {
			path: `${server}/voice/(session|pipeline|stages/)`,
		}),
		never(
			"ports-import-little",
			"A port is a type: contracts and errors are all it needs.",
			source(`${server}/ports/`),
			{
				path: `${server}/`,
				pathNot: `${server}/(ports|platform/errors)/`,
			},
		),
		never(
			"platform-imports-upwards",
			"The platform serves everybody and knows nobody; only the hook type names the blob port.",
			source(`${server}/platform/`, [`${server}/platform/capability\\.ts$`]),
			{ path: `${server}/(?!platform/)` },
		),
		never(
			"capability-hook-imports",
			"The hook type names the blob port and nothing else above the platform.",
			{ path: `${server}/platform/capability\\.ts$` },
			{ path: `${server}/`, pathNot: [`${server}/platform/`, `${server}/ports/blob-store\\.ts$`] },
		),
		never(
			"only-compose-imports-providers",
			"One composition root.",
			{ path: `${server}/`, pathNot: [test, `${server}/(providers|app)/`] },
			{ path: `${server}/providers/` },
		),
		never(
			"nobody-imports-app",
			"The application is the last to know.",
			{ path: `${server}/`, pathNot: [test, `${server}/app/`, `${server}/main\\.ts$`] },
			{ path: `${server}/app/` },
		),
		never(
			"browser-imports-server",
			"Browser code meets the server over the contracts.",
			{ path: "^packages/(web|widget|contracts|client)/src/", pathNot: "\\.test\\.ts$" },
			{ path: "^packages/(server|emulators)/|^node:" },
		),
		never(
			"widget-imports-contract-types-only",
			"Values of the contracts would bring zod onto other people's pages.",
			{ path: "^packages/widget/src/", pathNot: "\\.test\\.ts$" },
			{ path: "^packages/contracts/|(^|/)node_modules/zod/|^zod$", dependencyTypesNot: ["type-only"] },
		),
		never(
			"contracts-import-zod-only",
			"Contracts run everywhere.",
			{ path: "^packages/contracts/src/" },
			{ pathNot: ["^packages/contracts/src/", "node_modules/zod/", "^zod$"] },
		),
		never(
			"emulators-import-nothing-of-ours",
			"An emulator that shares our code shares our mistakes.",
			{ path: "^packages/emulators/" },
			{ path: "^packages/(?!emulators/)|^@centralita/" },
		),
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: "/dist/|\\.po$" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.base.json" },
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "types", "node", "default"],
			extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
		},
	},
};
