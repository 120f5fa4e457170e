import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { CarrierAccountList, CarrierNumberList, Line } from "@centralita/contracts";
import {
	type CallerScript,
	type EmulatedTwilioCall,
	startTelnyxEmulator,
	startTwilioEmulator,
	type TelnyxEmulator,
	type TwilioEmulator,
} from "@centralita/emulators";
import { startPostgres } from "../../scripts/lib/services.mjs";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "../e2e/support/app.ts";
import { brief, type Desk, openDesk } from "../support/desk.ts";
import { ownerEnvironment } from "../support/people.ts";
import { callerNumber, companyNumber, freePort, newestHistory } from "../support/phone.ts";

const binaries = process.env.TEST_POSTGRES_BIN;

if (binaries !== undefined && binaries !== "")
	describe("a call that comes in while the database is away", () => {
		const dataDir = newDataDir();
		let postgres: Awaited<ReturnType<typeof startPostgres>>;
		let twilio: TwilioEmulator;
		let telnyx: TelnyxEmulator;
		let app: RunningApp;
		let desk: Desk;

		before(
			async () => {
				postgres = await startPostgres(binaries);
				twilio = await startTwilioEmulator({ insecure: true, numbers: [companyNumber] });
				telnyx = await startTelnyxEmulator({ insecure: true, numbers: [companyNumber] });
				const port = await freePort();
				app = await startApp(dataDir, {
					...ownerEnvironment,
					PORT: String(port),
					PUBLIC_URL: `http://127.0.0.1:${port}`,
					DATABASE_URL: postgres.url,
					TWILIO_BASE_URL: twilio.url,
					TWILIO_ACCOUNT_SID: twilio.accountSid,
					TWILIO_AUTH_TOKEN: twilio.authToken,
					TELNYX_BASE_URL: telnyx.url,
					TELNYX_API_KEY: telnyx.apiKey,
					TELNYX_PUBLIC_KEY: telnyx.publicKey,
					TELNYX_CONNECTION_ID: telnyx.connectionId,
					DRAIN_SECONDS: "1",
				});
				desk = await openDesk(app.url);
				const assistantId = (await desk.create(brief())).id;
				for (const { id } of (await desk.read(CarrierAccountList, "GET", "/api/v1/carrier-accounts")).items) {
					const numbers = await desk.read(CarrierNumberList, "GET", `/api/v1/carrier-accounts/${id}/numbers`);
					await desk.read(Line, "POST", "/api/v1/lines", {
						accountId: id,
						numberId: numbers.items[0]?.id,
						definition: { label: "Ventas", assistantId, timeZone: "UTC" },
					});
				}
			},
			{ timeout: 120_000 },
		);
		after(async () => {
			await twilio?.close();
			await telnyx?.close();
			await app?.stop("SIGKILL");
			await postgres?.stop();
			removeDataDir(dataDir);
		});

		it("is asked to wait in words, and answered once the database is back: Twilio", { timeout: 60_000 }, async () => {
			const calls: EmulatedTwilioCall[] = [];
			await postgres.restart(async () => {
				const waiting = await twilio.dialIn({ from: callerNumber, to: companyNumber });
				await desk.eventually(
					async () => waiting.said(),
					(said) => said.length > 0,
					"words",
				);
				calls.push(waiting);
			});
			const [call] = calls;
			assert.ok(call);
			await call.waitFor(({ streams }) => (streams[0]?.firstSoundMs ?? null) !== null, 30_000);
			assert.match(call.said()[0]?.text ?? "", /Un momento/);
			assert.deepEqual(twilio.debugger, []);
			assert.ok(
				twilio.webhooks.log.every(({ status }) => status === null || status === 200),
				"never a 5xx",
			);
			call.hangUp();
			await call.done;
			assert.equal((await newestHistory(desk)).endReason, "contact-hung-up");
		});

		it("rings on, and is answered once the database is back: Telnyx", { timeout: 60_000 }, async () => {
			let over: Promise<unknown> | null = null;
			await postgres.restart(async () => {
				const script: CallerScript = [{ until: "assistant-quiet", quietMs: 800 }, { hangUp: true }];
				over = (await telnyx.dialIn({ from: callerNumber, to: companyNumber, script })).done;
				await desk.eventually(
					async () => telnyx.webhooks.log,
					(log) => log.some(({ status }) => status === 200),
					"the acknowledgement",
				);
			});
			await over;
			const detail = await newestHistory(desk);
			assert.equal(detail.endReason, "contact-hung-up");
			assert.equal(detail.transcript[0]?.heard, "Se graba. Hola.");
			assert.ok(
				telnyx.webhooks.log.every(({ status }) => status === null || status === 200),
				"never a 5xx",
			);
		});
	});
