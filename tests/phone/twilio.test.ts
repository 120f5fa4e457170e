import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
	type EmulatedTwilioCall,
	signTwilioRequest,
	type TwilioCallEnd,
	type TwilioEmulator,
} from "@centralita/emulators";
import { callerNumber, companyNumber, openTwilioHouse } from "../support/phone.ts";
import { describePhoneCalls } from "../support/phone-suite.ts";

describePhoneCalls<TwilioCallEnd, EmulatedTwilioCall, TwilioEmulator>("Twilio", {
	open: openTwilioHouse,
	said: (call) => call.said().map(({ text }) => text),
	outcome: ({ status }) => status,
	divert(carrier) {
		for (const number of carrier.numbers) number.voiceUrl = "https://elsewhere.example/voice";
	},
	loseAnswer: (carrier) => carrier.fault({ on: "create-call", kind: "hang-after-creating" }),
	refuseNumber(carrier) {
		carrier.fault({ on: "create-call", kind: "status", status: 400, code: 21211 });
		return "21211";
	},
});

describe("webhooks of Twilio", () => {
	it("are believed only when they are signed for this address", { timeout: 60_000 }, async () => {
		// The call that the genuine one tells of never comes, and a stop would wait for it.
		const { desk, carrier, stop } = await openTwilioHouse({ environment: { DRAIN_SECONDS: "1" } });
		try {
			const { webhookUrl } = (await (await desk.request("GET", "/api/v1/carrier-accounts")).json()).items[0];
			const params = {
				CallSid: "CA00000000000000000000000000000001",
				From: callerNumber,
				To: companyNumber,
				CallStatus: "ringing",
			};
			const post = (signature: string | null) =>
				fetch(webhookUrl, {
					method: "POST",
					headers: {
						"content-type": "application/x-www-form-urlencoded",
						...(signature === null ? {} : { "x-twilio-signature": signature }),
					},
					body: new URLSearchParams(params),
				});
			const genuine = signTwilioRequest(carrier.authToken, webhookUrl, params);
			const proxied = signTwilioRequest(
				carrier.authToken,
				webhookUrl.replace("http://127.0.0.1", "https://127.0.0.1"),
				params,
			);
			assert.deepEqual(
				[
					(await post(null)).status,
					(await post("AAAA")).status,
					(await post(proxied)).status,
					(await post(genuine)).status,
				],
				[403, 403, 403, 200],
			);
			const metrics = (await desk.metric("centralita_carrier_webhooks_total")).join("\n");
			assert.match(metrics, /carrier="twilio",result="unsigned"\} 1/);
			assert.match(metrics, /carrier="twilio",result="forged"\} 2/);
		} finally {
			await stop();
		}
	});
});
