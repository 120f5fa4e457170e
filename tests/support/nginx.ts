/** A real nginx with TLS in front of nodes, for tests of what crosses a proxy. */
import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./phone.ts";

/** On every system that has nginx. */
const openssl = "openssl";

export type TlsProxy = {
	/** `https://127.0.0.1:PORT`. */
	readonly url: string;
	readonly ca: string;
	/** Path of the certificate, for `NODE_EXTRA_CA_CERTS`. */
	readonly caFile: string;
	/** Sends requests to these ports from now on; `rewrite` is put before the path, as a careless proxy does. */
	serve(ports: readonly number[], rewrite?: string): Promise<void>;
	stop(): Promise<void>;
};

const configuration = (folder: string, port: number, ports: readonly number[], rewrite: string) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 2048; }
http {
	access_log off;
	client_body_temp_path ${folder}/body;
	proxy_temp_path ${folder}/proxy;
	fastcgi_temp_path ${folder}/fastcgi;
	uwsgi_temp_path ${folder}/uwsgi;
	scgi_temp_path ${folder}/scgi;
	map $http_upgrade $connection_upgrade { default upgrade; '' close; }
	upstream nodes {
		${ports.map((node) => `server 127.0.0.1:${node} max_fails=1 fail_timeout=2s;`).join("\n\t\t")}
	}
	server {
		listen 127.0.0.1:${port} ssl;
		ssl_certificate ${folder}/cert.pem;
		ssl_certificate_key ${folder}/key.pem;
		location / {
			proxy_pass http://nodes${rewrite};
			proxy_http_version 1.1;
			proxy_set_header Host $http_host;
			proxy_set_header Upgrade $http_upgrade;
			proxy_set_header Connection $connection_upgrade;
			proxy_set_header X-Forwarded-For $remote_addr;
			proxy_set_header X-Forwarded-Proto https;
			proxy_next_upstream error timeout http_502 http_503 non_idempotent;
			proxy_read_timeout 3600s;
			proxy_buffering off;
		}
	}
}
`;

/** Starts it on that port with nothing behind it. `binary` is nginx. */
export async function startNginx(binary: string): Promise<TlsProxy> {
	const folder = mkdtempSync(join(tmpdir(), "centralita-nginx-"));
	const port = await freePort();
	const caFile = join(folder, "cert.pem");
	execFileSync(
		openssl,
		[
			"req",
			"-x509",
			"-newkey",
			"rsa:2048",
			"-nodes",
			"-days",
			"2",
			"-subj",
			"/CN=127.0.0.1",
			"-addext",
			"subjectAltName=IP:127.0.0.1,DNS:localhost",
			"-keyout",
			join(folder, "key.pem"),
			"-out",
			caFile,
		],
		{ stdio: "ignore" },
	);
	let server: ChildProcess | null = null;

	async function listening(): Promise<void> {
		for (const deadline = Date.now() + 10_000; Date.now() < deadline; await wait(30)) {
			const socket = connect({ port, host: "127.0.0.1" });
			const open = await new Promise<boolean>((resolve) => {
				socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
			});
			socket.destroy();
			if (open) return;
		}
		assert.fail(`nginx does not listen: ${readFileSync(join(folder, "error.log"), "utf8")}`);
	}

	async function quit(): Promise<void> {
		if (!server || server.exitCode !== null) return;
		const gone = once(server, "exit");
		server.kill("SIGTERM");
		await gone;
	}

	return {
		url: `https://127.0.0.1:${port}`,
		ca: readFileSync(caFile, "utf8"),
		caFile,
		async serve(ports, rewrite = "") {
			const file = join(folder, "nginx.conf");
			writeFileSync(file, configuration(folder, port, ports, rewrite));
			await quit();
			server = spawn(binary, ["-p", folder, "-c", file], { stdio: "ignore" });
			await listening();
		},
		async stop() {
			await quit();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
