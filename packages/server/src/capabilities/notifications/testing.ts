/** A real SMTP server for tests. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type MailServer = {
	readonly url: string;
	readonly received: { from: string; to: string[]; subject: string; text: string; source: string }[];
	/** The status with which messages are refused; null takes them. */
	refuse: number | null;
	close(): Promise<void>;
};

/** The value of a header, folded lines joined. */
function header(source: string, name: string): string {
	const [head = ""] = source.split("\r\n\r\n");
	const line = head
		.replace(/\r\n[ \t]+/g, " ")
		.split("\r\n")
		.find((one) => one.toLowerCase().startsWith(`${name}:`));
	return line?.slice(name.length + 1).trim() ?? "";
}

export async function startMailServer(): Promise<MailServer> {
	const server = new SMTPServer({
		disabledCommands: ["STARTTLS", "AUTH"],
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("end", () => {
				if (mail.refuse !== null) {
					done(Object.assign(new Error("not <ana@example.com>"), { responseCode: mail.refuse }));
					return;
				}
				const source = Buffer.concat(chunks).toString();
				const { mailFrom, rcptTo } = session.envelope;
				mail.received.push({
					from: mailFrom === false ? "" : mailFrom.address,
					to: rcptTo.map(({ address }) => address),
					subject: header(source, "subject"),
					text: source.slice(source.indexOf("\r\n\r\n")).replace(/=\r\n/g, ""),
					source,
				});
				done();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const mail: MailServer = {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		received: [],
		refuse: null,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
	return mail;
}
