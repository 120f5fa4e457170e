import { CarrierName, Id } from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { CarrierRequest, Telephony } from "../../../ports/telephony.ts";
import type { AccountRow } from "../schema.ts";
import type { PhoneMedia } from "./media.ts";
import { type CarrierHttpDependencies, carrierRequest } from "./webhooks.ts";

const Params = z.object({ carrier: CarrierName, account: Id, token: z.string().max(100).optional() });
const perMinute = 20_000;

type Admitted = { row: AccountRow; telephony: Telephony; request: Omit<CarrierRequest, "body"> };

/** The media sockets of carriers: refused before the upgrade when they are not signed, after it when their token is no good. */
export function registerCarrierSockets(
	http: Http,
	{ config, db, log }: Platform,
	{ accounts, webhooks }: Omit<CarrierHttpDependencies, "handler">,
	media: PhoneMedia,
): void {
	const admitted = new WeakMap<object, Admitted>();
	const socketUrl = config.publicUrl?.replace(/^http/, "ws") ?? null;

	for (const path of ["/carriers/:carrier/:account/media", "/carriers/:carrier/:account/media/:token"])
		http.get(
			path,
			{
				websocket: true,
				config: { access: "token", infrastructure: true, rateLimit: { max: perMinute, timeWindow: 60_000 } },
				schema: { hide: true, params: Params },
				preHandler: async (request) => {
					const { carrier, account } = request.params;
					const opened = await accounts.open(db.query, carrier, account);
					if (!opened) throw new AppError("not-found", "There is no such carrier account.");
					const { row, telephony } = opened;
					const { body: _, ...arrived } = carrierRequest(request, socketUrl, null);
					if (!telephony.mayOpenMedia(arrived)) {
						webhooks.refused(carrier, account, "forged", arrived.url, null);
						throw new AppError("forbidden", "The socket is not opened by the carrier.");
					}
					admitted.set(request, { row, telephony, request: arrived });
				},
			},
			(socket, request) => {
				const known = admitted.get(request);
				if (!known) return socket.close(1008, "not admitted");
				known.telephony
					.acceptMedia(socket, known.request)
					.then((accepted) => media.hold(known.row, known.telephony, accepted))
					.catch((error) => {
						log.warn({ err: error, carrier: known.row.carrier }, "a media socket was for no call");
						socket.close(1008, "not admitted");
					});
			},
		);
}
