import { type Refused, refusalOf } from "./api.ts";
import type { Bearer } from "./storage.ts";

/** Bytes of one picture, as the server takes them. */
const largestBytes = 10 * 1024 * 1024;
/** Pictures chosen at once. */
export const mostAtOnce = 3;
export const imageTypes = ["image/jpeg", "image/png", "image/webp", "image/gif"];

export type ImageProblem = "too-big" | "wrong-type" | "too-many" | "wait" | "offline" | "not-taken";

/** A picture on its way. `progress` from 0 to 1. */
export type Upload = {
	key: string;
	file: File;
	progress: number;
	problem: ImageProblem | null;
	/** Of the problem `wait`: when the next attempt may be made, in milliseconds since the epoch. */
	until: number | null;
};

export const checkImage = ({ type, size }: Pick<File, "type" | "size">): ImageProblem | null =>
	!imageTypes.includes(type) ? "wrong-type" : size > largestBytes ? "too-big" : null;

export function problemOf(refused: Refused | null): ImageProblem {
	if (refused === null || refused.status >= 502) return "offline";
	if (refused.code === "idempotency-conflict") return refused.retryAfterMs === null ? "not-taken" : "wait";
	const known: Record<number, ImageProblem> = { 413: "too-big", 415: "wrong-type", 409: "too-many", 429: "wait" };
	return known[refused.status] ?? "not-taken";
}

export type UploadAnswer = { imageUrl: string; reply: string };

/** `fetch` tells no progress of what is sent. Rejects with `Refused`, or with null when nobody answers. */
export function sendImage(
	server: string,
	{ sessionId, csrfToken }: Bearer,
	{ key, file }: Pick<Upload, "key" | "file">,
	onProgress: (progress: number) => void,
): Promise<UploadAnswer> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		const form = new FormData();
		form.append("image", file, file.name || "image");
		request.open("POST", `${server}/api/upload-image`);
		request.responseType = "json";
		request.timeout = 120_000;
		request.setRequestHeader("x-session-id", sessionId);
		request.setRequestHeader("x-csrf-token", csrfToken);
		request.setRequestHeader("idempotency-key", key);
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
		request.onload = () => {
			const answer = request.response as Partial<UploadAnswer> | null;
			if (request.status >= 200 && request.status < 300)
				resolve({ imageUrl: answer?.imageUrl ?? "", reply: answer?.reply ?? "" });
			else reject(refusalOf(request.status, request.getResponseHeader("retry-after"), answer));
		};
		request.onerror = () => reject(null);
		request.ontimeout = () => reject(null);
		request.send(form);
	});
}

/** Rejects where the server has no such picture for this chat. */
export async function fetchImage(url: string, { sessionId }: Bearer): Promise<Blob> {
	const response = await fetch(url, { credentials: "omit", headers: { "x-session-id": sessionId } });
	if (!response.ok) throw refusalOf(response.status, null, null);
	return response.blob();
}
