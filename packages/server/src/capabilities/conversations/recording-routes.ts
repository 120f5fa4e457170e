import { IdParams, Waveform, WaveformQuery } from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { recordingKey } from "./blobs.ts";
import { parseRange } from "./range.ts";
import { readRow } from "./reads.ts";
import { waveformOf } from "./waveform.ts";

export const recordingRoutes =
	({ db, blobs }: Pick<Platform, "db" | "blobs">) =>
	(http: Http): void => {
		const tags = ["conversations"];
		const recordingOf = async (id: string) => {
			const { recording } = await readRow(db.query, id);
			if (!recording) throw new AppError("not-found", "The conversation has no recording.");
			return recording;
		};

		http.get(
			"/api/v1/conversations/:id/recording",
			{
				config: { access: "conversations:read" },
				schema: {
					tags,
					summary: "Play or download the recording: a stereo WAV, contact left; answers ranges",
					params: IdParams,
					querystring: z.object({ download: z.stringbool().default(false) }),
				},
			},
			async ({ params, query, headers }, reply) => {
				await recordingOf(params.id);
				const key = recordingKey(params.id);
				const info = await blobs.info(key);
				if (!info) throw new AppError("not-found", "The recording is not in the store any more.");
				const range = parseRange(headers.range, info.size);
				reply.header("accept-ranges", "bytes").header("cache-control", "private, no-cache");
				if (range === "unsatisfiable") {
					return reply.code(416).header("content-range", `bytes */${info.size}`).send();
				}
				reply.type("audio/wav");
				if (query.download) reply.header("content-disposition", `attachment; filename="conversation-${params.id}.wav"`);
				if (range === null) return reply.header("content-length", info.size).send(await blobs.read(key));
				return reply
					.code(206)
					.header("content-range", `bytes ${range.start}-${range.end}/${info.size}`)
					.header("content-length", range.end - range.start + 1)
					.send(await blobs.read(key, range));
			},
		);

		http.get(
			"/api/v1/conversations/:id/waveform",
			{
				config: { access: "conversations:read" },
				schema: {
					tags,
					summary: "Peaks of the recording, for a picture",
					params: IdParams,
					querystring: WaveformQuery,
					response: { 200: Waveform },
				},
			},
			async ({ params, query }) => waveformOf(blobs, params.id, await recordingOf(params.id), query.buckets),
		);
	};
