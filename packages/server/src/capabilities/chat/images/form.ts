import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError } from "../../../platform/errors/index.ts";
import { type ArrivingFile, tooLarge } from "./receive.ts";

/** What a form puts around its one file. */
const formOverhead = 16_384;

/** Lets the routes of a scope take forms, of one file: no other does. */
export async function takeForms(scope: Pick<FastifyInstance, "register">, maxBytes: number): Promise<void> {
	await scope.register(multipart, {
		throwFileSizeLimit: false,
		limits: {
			fileSize: maxBytes,
			files: 1,
			fields: 4,
			parts: 5,
			fieldNameSize: 100,
			fieldSize: 1000,
			headerPairs: 20,
		},
	});
}

/**
 * Takes the file in the field `image`. A place for it is reserved before its bytes are read, and given back when there is
 * none. Rejects with `unsupported-media-type` for what is no form, `payload-too-large`, `bad-request` without a file.
 */
export async function takePicture<P, A>(
	request: FastifyRequest,
	maxBytes: number,
	{
		reserve,
		take,
		abandon,
	}: {
		reserve: () => Promise<P>;
		take: (place: P, file: ArrivingFile) => Promise<A>;
		abandon: (place: P) => Promise<void>;
	},
): Promise<A> {
	if (!request.isMultipart())
		throw new AppError("unsupported-media-type", "Send the picture as a form: multipart/form-data, field image.");
	if (Number(request.headers["content-length"] ?? 0) > maxBytes + formOverhead) throw tooLarge(maxBytes);
	const place = await reserve();
	const part = await request.file().catch(async (error) => {
		await abandon(place);
		throw error;
	});
	if (part?.fieldname !== "image") {
		part?.file.resume();
		await abandon(place);
		throw new AppError("bad-request", "The form has no file in the field image.");
	}
	try {
		return await take(place, part.file);
	} finally {
		// What is not wanted must be read all the same, or the answer is never read.
		part.file.resume();
	}
}
