import { choice, choices, flag, integer, origin, origins, proxies, secretText, text } from "../kinds.ts";
import { optional, secret, setting } from "../setting.ts";

export const serverSettings = {
	nodeEnv: setting("NODE_ENV", text(40), "development", {
		description: "`production` refuses to start without what production needs: `LOG_TOKEN`.",
		example: "production",
	}),
	port: setting("PORT", integer(0, 65535), "3000", {
		description: "TCP port of the web server; 0 takes any free one.",
		example: "8080",
	}),
	host: setting("HOST", text(255), "127.0.0.1", {
		description: "Address to listen on. `0.0.0.0` serves other machines: put TLS in front of it then.",
		example: "0.0.0.0",
	}),
	publicUrl: optional("PUBLIC_URL", origin, {
		description:
			"Where browsers reach the installation. With https, cookies are `Secure` and HSTS is sent. Without it: the address listened on.",
		example: "https://centralita.example.com",
	}),
	allowedOrigins: setting("ALLOWED_ORIGINS", origins, "", {
		description:
			"Other origins whose pages may call this installation: sites with the chat on them, and other addresses of its own pages. Writes and call sockets are accepted from them.",
		example: "https://www.example.com",
	}),
	trustProxy: setting("TRUST_PROXY", proxies, "", {
		description: "Reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. Empty: none.",
		example: "loopback,10.0.0.0/8",
	}),
	roles: setting("CENTRALITA_ROLES", choices("web", "voice", "worker"), "web,voice,worker", {
		description:
			"What this process runs: `web` (dashboard and API), `voice` (calls), `worker` (jobs and event listeners).",
		example: "web,voice",
	}),
	dataDir: setting("DATA_DIR", text(1000), ".centralita", {
		description: "Folder of the embedded database, recordings and generated keys. Made private (0700).",
		example: "/var/lib/centralita",
	}),
	drainSeconds: setting("DRAIN_SECONDS", integer(0, 3600), "30", {
		description: "How long a stop waits for live calls and running jobs before it cuts them.",
		example: "120",
	}),
	maxLiveCalls: setting("MAX_LIVE_CALLS", integer(1, 10_000), "200", {
		description: "Calls that this process holds at once; beyond, new ones are refused with 503.",
		example: "400",
	}),
	bodyLimitBytes: setting("BODY_LIMIT_BYTES", integer(1024, 104_857_600), "1048576", {
		description: "Largest request body of the API.",
		example: "2097152",
	}),
	guideSpokenSeconds: setting("GUIDE_SPOKEN_SECONDS", integer(3, 120), "15", {
		description:
			"Longest that a text of a guide should take to be read aloud. Longer ones are warned of; twice as long ones keep a guide from being published.",
		example: "12",
	}),
	rateLimitPerMinute: setting("RATE_LIMIT_PER_MINUTE", integer(1, 1_000_000), "600", {
		description:
			"Requests a minute from one IP address, without the dashboard's files; sensitive routes have lower limits of their own.",
		example: "1200",
	}),
	maxEventLoopDelayMs: setting("MAX_EVENT_LOOP_DELAY_MS", integer(0, 60_000), "1000", {
		description: "Above this delay of the event loop new requests are answered 503 with `Retry-After`; 0: never.",
		example: "500",
	}),
	maxSseClients: setting("MAX_SSE_CLIENTS", integer(1, 100_000), "500", {
		description: "Browsers that may listen to live events at once on this process.",
		example: "2000",
	}),
	logLevel: setting("LOG_LEVEL", choice("fatal", "error", "warn", "info", "debug", "trace", "silent"), "info", {
		description: "Least severe lines that are logged.",
		example: "debug",
	}),
	logMasking: setting("LOG_MASKING", flag, "true", {
		description: "Replace personal data (e-mail, phone, card, bank account, identity numbers) in log lines.",
		example: "true",
	}),
	logToken: secret("LOG_TOKEN", secretText(16), {
		description:
			"Bearer token with which `/metrics` may be read from other machines, and `/api/logs` at all. Needed with `NODE_ENV=production`.",
		example: "(32 random characters)",
	}),
};
