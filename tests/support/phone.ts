/** The application with telephone lines at emulated carriers, for tests of calls on a line. */
import { createServer } from "node:net";
import {
	CarrierAccountList,
	CarrierNumberList,
	type ConversationDetail,
	ConversationList,
	Line,
	type LineDefinition,
	type LiveCall,
	LiveCallList,
	PhoneCall,
} from "@centralita/contracts";
import {
	type OpenAiEmulator,
	startOpenAiEmulator,
	startTelnyxEmulator,
	startTwilioEmulator,
	type TelnyxEmulator,
	type TwilioEmulator,
} from "@centralita/emulators";

import { startTestApp, type TestApp, type TestDatabase } from "../../packages/server/src/app/testing.ts";
import { brief, type Desk, openDesk } from "./desk.ts";
import { ownerEnvironment } from "./people.ts";

export const companyNumber = "+12025550100";
export const callerNumber = "+5491150001234";

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") throw new Error("no port");
	return address.port;
}

export type House<Emulator> = {
	app: TestApp;
	desk: Desk;
	carrier: Emulator;
	/** Understands what callers say. */
	ears: OpenAiEmulator;
	assistantId: string;
	line: Line;
	stop(): Promise<void>;
};
export type TwilioHouse = House<TwilioEmulator>;
export type TelnyxHouse = House<TelnyxEmulator>;

type Options = {
	database?: TestDatabase;
	environment?: Record<string, string>;
	assistant?: Parameters<typeof brief>[0];
	line?: Partial<LineDefinition>;
};

/** Publishes the assistant, and has it answer the first number of the account that the environment names. */
export async function connectLine(
	desk: Desk,
	{ assistant, line }: Pick<Options, "assistant" | "line"> = {},
): Promise<{ assistantId: string; line: Line }> {
	const assistantId = (await desk.create(brief(assistant))).id;
	const [known] = (await desk.read(CarrierAccountList, "GET", "/api/v1/carrier-accounts")).items;
	if (!known) throw new Error("the account of the environment is missing");
	const numbers = await desk.read(CarrierNumberList, "GET", `/api/v1/carrier-accounts/${known.id}/numbers`);
	const connected = await desk.read(Line, "POST", "/api/v1/lines", {
		accountId: known.id,
		numberId: numbers.items[0]?.id,
		definition: { label: "Ventas", assistantId, timeZone: "America/Argentina/Buenos_Aires", ...line },
	});
	return { assistantId, line: connected };
}

/** One account with one line, answered by an assistant that works by rules. */
async function openHouse<Emulator extends { close(): Promise<void> }>(
	carrier: Emulator,
	account: Record<string, string>,
	options: Options,
): Promise<House<Emulator>> {
	const port = await freePort();
	const ears = await startOpenAiEmulator();
	const app = await startTestApp({
		...(options.database ? { database: options.database } : {}),
		environment: {
			...ownerEnvironment,
			// The desk asks many times a second what became of a call.
			RATE_LIMIT_PER_MINUTE: "100000",
			PORT: String(port),
			PUBLIC_URL: `http://127.0.0.1:${port}`,
			STT_BASE_URL: ears.baseUrl,
			STT_MODEL: "whisper-1",
			...account,
			...options.environment,
		},
	});
	const desk = await openDesk(app.url);
	const { assistantId, line } = await connectLine(desk, options);
	return {
		app,
		desk,
		carrier,
		ears,
		assistantId,
		line,
		async stop() {
			await carrier.close();
			await app.stop();
			await ears.close();
		},
	};
}

export async function openTwilioHouse(options: Options = {}): Promise<TwilioHouse> {
	const twilio = await startTwilioEmulator({ insecure: true, numbers: [companyNumber] });
	const account = {
		TWILIO_BASE_URL: twilio.url,
		TWILIO_ACCOUNT_SID: twilio.accountSid,
		TWILIO_AUTH_TOKEN: twilio.authToken,
	};
	return openHouse(twilio, account, options);
}

export async function openTelnyxHouse(options: Options = {}): Promise<TelnyxHouse> {
	const telnyx = await startTelnyxEmulator({ insecure: true, numbers: [companyNumber] });
	const account = {
		TELNYX_BASE_URL: telnyx.url,
		TELNYX_API_KEY: telnyx.apiKey,
		TELNYX_PUBLIC_KEY: telnyx.publicKey,
		TELNYX_CONNECTION_ID: telnyx.connectionId,
	};
	return openHouse(telnyx, account, options);
}

/** A call on the line, as soon as `condition` holds of it. */
export const phoneCallWhen = (desk: Desk, callId: string, condition: (call: PhoneCall) => boolean, what: string) =>
	desk.eventually(() => desk.read(PhoneCall, "GET", `/api/v1/calls/${callId}`), condition, what);

export const liveCallWhen = async (
	desk: Desk,
	condition: (call: LiveCall) => boolean,
	what: string,
): Promise<LiveCall> => {
	const { items } = await desk.eventually(
		() => desk.read(LiveCallList, "GET", "/api/v1/calls/live"),
		(list) => list.items.some(condition),
		what,
	);
	return items.find(condition) as LiveCall;
};

/** History of the newest conversation, once it was analysed. */
export async function newestHistory(desk: Desk): Promise<ConversationDetail> {
	const { items } = await desk.read(ConversationList, "GET", "/api/v1/conversations?limit=1");
	return desk.history(items[0]?.id ?? "");
}
