import { InboxPicture } from "@centralita/contracts";
import { useState } from "react";
import { newIdempotencyKey, upload } from "../../../shared/api/index.ts";
import { useChatImages } from "../../../shared/pictures/index.ts";

/** A picture on its way to the visitor. */
type Sending = {
	/** Also its Idempotency-Key: however often it is sent, it is taken once. */
	key: string;
	file: File;
	/** From 0 to 1. */
	progress: number;
	/** Once the server has it. */
	imageId: string | null;
	/** Why the server has it not. */
	error: unknown;
};

/** Pictures that one sends in a chat, until they are in it. */
export function usePictures(chatId: string) {
	const [sending, setSending] = useState<readonly Sending[]>([]);
	const images = useChatImages(
		chatId,
		sending.some(({ imageId }) => imageId !== null),
	);
	const change = (key: string, to: Partial<Sending>) =>
		setSending((list) => list.map((one) => (one.key === key ? { ...one, ...to } : one)));
	const send = async ({ key, file }: Pick<Sending, "key" | "file">) => {
		change(key, { progress: 0, error: null });
		const form = new FormData();
		form.append("image", file, file.name || "image");
		try {
			const onProgress = (progress: number) => change(key, { progress });
			const taken = await upload(`/inbox/${chatId}/picture`, form, {
				schema: InboxPicture,
				idempotencyKey: key,
				onProgress,
			});
			change(key, { imageId: taken.id, progress: 1 });
		} catch (error) {
			change(key, { error });
		}
	};
	return {
		/** `refused` says why the worker threw it away. */
		pictures: sending
			.map((one) => ({ ...one, image: one.imageId === null ? undefined : images.get(one.imageId) }))
			.filter(({ image }) => image?.status !== "done")
			.map(({ image, ...one }) => ({
				...one,
				refused: image?.status === "refused" ? (image.reason ?? "failed") : null,
			})),
		add: (files: readonly File[]) => {
			const added = files.map((file) => ({ key: newIdempotencyKey(), file, progress: 0, imageId: null, error: null }));
			setSending((list) => [...list, ...added]);
			for (const one of added) void send(one);
		},
		retry: (one: Pick<Sending, "key" | "file">) => void send(one),
		discard: (key: string) => setSending((list) => list.filter((one) => one.key !== key)),
	};
}

export type Pictures = ReturnType<typeof usePictures>;
