import type { Capability, Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { TextMessages } from "../../ports/text-messages.ts";
import { type AccountsDependencies, createAccountsService } from "./lines/accounts.ts";
import { createLinesService } from "./lines/lines.ts";
import { registerLineRoutes } from "./lines/routes.ts";
import { createStatus } from "./lines/status.ts";
import { createWebhookLog } from "./lines/webhook-log.ts";
import { createLinkMessages } from "./link-messages.ts";
import { numberIn } from "./number.ts";
import { createRecovery } from "./recovery.ts";
import { registerCallRoutes } from "./routes.ts";
import { type CallDependencies, createCallService } from "./service.ts";
import { registerCallSockets } from "./sockets.ts";
import { createSupervision } from "./supervision/service.ts";
import { registerSuperviseSocket } from "./supervision/sockets.ts";
import { createColleagueLeg } from "./telephony/colleague.ts";
import { createDialling, type DiallingDependencies } from "./telephony/dialling.ts";
import { createEndings } from "./telephony/endings.ts";
import { createExpectedCalls } from "./telephony/expected.ts";
import { createCarrierHandler } from "./telephony/handler.ts";
import { createPhoneMedia } from "./telephony/media.ts";
import { createOutbound } from "./telephony/outbound.ts";
import { createReconciliation } from "./telephony/reconcile.ts";
import { registerCarrierSockets } from "./telephony/sockets.ts";
import { createMediaTokens } from "./telephony/tokens.ts";
import { createWarmTransfer } from "./telephony/warm.ts";
import { registerCarrierWebhooks } from "./telephony/webhooks.ts";

export type { OpenTelephony } from "./lines/accounts.ts";
export type { CallOutFacts } from "./telephony/outbound.ts";
export type { SpokenTexts } from "./types.ts";
export type CallsOut = ReturnType<typeof createOutbound>;

type Dependencies = Omit<CallDependencies, "linkMessages"> &
	AccountsDependencies & {
		/** Null: nobody sends text messages. */
		textMessages: TextMessages | null;
		/** Who has that number, among the contacts. */
		contactOf: (db: Transaction, phone: string) => Promise<{ id: string; name: string | null } | null>;
	} & Pick<DiallingDependencies, "refusal">;

/** The telephony side of voice conversations: lines, who holds which call, and the sockets that carry their audio. */
export function createCalls(platform: Platform, dependencies: Dependencies) {
	const { conversations, assistants, engines, nodeId, contactOf, prices } = dependencies;
	const linkMessages = createLinkMessages(platform, dependencies.textMessages);
	const service = createCallService(platform, { ...dependencies, linkMessages });
	const recovery = createRecovery(platform, service, nodeId);
	const mediaToken = createMediaTokens(platform.config.encryptionKey);
	const webhooks = createWebhookLog(platform);
	const accounts = createAccountsService(platform, dependencies);
	const lines = createLinesService(platform, assistants);
	const status = createStatus(platform, { accounts, lines, webhooks });
	const endings = createEndings(platform, { conversations, prices });
	const { live, deliver, hasCapacity, requireRoom, draining, hold, keep, keepLeg, hostOf } = service;
	const expected = createExpectedCalls(platform, { accounts, endings });
	const { expect } = expected;
	const handler = createCarrierHandler(platform, {
		lines,
		endings,
		mediaToken,
		live,
		deliver,
		hasCapacity,
		contactOf,
		expect,
		nodeId,
	});
	const dialling = createDialling(platform, {
		accounts,
		lines,
		assistants,
		endings,
		mediaToken,
		contactOf,
		expect,
		draining,
		...(dependencies.refusal ? { refusal: dependencies.refusal } : {}),
	});
	const reconciliation = createReconciliation(platform, { accounts, handler, endings });
	const media = createPhoneMedia(platform, {
		conversations,
		assistants,
		lines,
		hold,
		contactOf,
		keep,
		requireRoom,
		nodeId,
		turnAway: handler.turnAway,
		...(dependencies.personal ? { personal: dependencies.personal } : {}),
		startWarm: createWarmTransfer(platform, { dialling, accounts, hostOf }),
		holdColleague: createColleagueLeg(platform, { engines, conversations, endings, keepLeg }),
	});
	const usesModel = () =>
		dependencies.smartMode() && engines.languageModel({ provider: "auto", fallbacks: [] }) !== null;
	const supervision = createSupervision(platform, service, usesModel);
	const capability: Capability = {
		name: "calls",
		migrations: new URL("./migrations/", import.meta.url),
		routes(http) {
			registerCallRoutes(http, platform, { calls: service, dialling, supervision });
			registerLineRoutes(http, platform, { accounts, lines, status, dialling });
			registerCarrierWebhooks(http, platform, { accounts, handler, webhooks });
		},
		sockets(http) {
			registerCallSockets(http, service);
			registerCarrierSockets(http, platform, { accounts, webhooks }, media);
			registerSuperviseSocket(http, platform, supervision);
		},
		jobs: [recovery.job, dialling.job, linkMessages.job, ...reconciliation.jobs],
		listeners: [recovery.forget],
		async start(db) {
			await accounts.seed(db);
			await recovery.start();
		},
		drain: async (signal) => {
			await service.drain(signal, expected);
			await media.settled();
			await recovery.stop();
		},
		busy: () => service.live.size,
	};
	/** Calls out, for whoever decides whom to call. */
	const outbound = createOutbound({ clock: platform.clock, dialling, lines, conversations });
	return { capability, liveCalls: () => service.live.size, numberIn, outbound };
}
