import type { ChatImage } from "@centralita/contracts";
import { ChatImageList } from "@centralita/contracts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, apiUrl, useFeed } from "../api/index.ts";
import { useText } from "../i18n/index.ts";
import { Picture, PictureNote } from "./picture.tsx";
import { picturesText } from "./pictures-text.ts";

/** `number` from 1, in the order in which they came. */
export type NumberedImage = ChatImage & { number: number };

const imagesQuery = (conversationId: string) =>
	queryOptions({
		queryKey: ["chat-images", conversationId],
		queryFn: ({ signal }) => api.get(`/chats/${conversationId}/images`, { schema: ChatImageList, signal }),
	});

/** A chat's pictures by their turn, with what became of each; kept up to date. */
export function useChatImages(conversationId: string, enabled: boolean): ReadonlyMap<string, NumberedImage> {
	const query = imagesQuery(conversationId);
	const { data } = useQuery({ ...query, enabled });
	useFeed({ types: ["chat.image"], invalidate: [query.queryKey] });
	return new Map(data?.items.map((image, index) => [image.id, { ...image, number: index + 1 }]));
}

/** One of them; without its image it has only just arrived. */
export function ChatPicture({ conversationId, image }: { conversationId: string; image: NumberedImage | undefined }) {
	const t = useText(picturesText);
	if (!image || image.status === "queued") return <PictureNote number={image?.number ?? 1}>{t("queued")}</PictureNote>;
	const { id, number, status, reason, analysis, by } = image;
	if (status === "refused") return <PictureNote number={number}>{t(`refused.${reason ?? "failed"}`)}</PictureNote>;
	return (
		<Picture
			src={apiUrl(`/chats/${conversationId}/images/${id}`)}
			number={number}
			analysis={analysis}
			ours={by !== null}
		/>
	);
}
