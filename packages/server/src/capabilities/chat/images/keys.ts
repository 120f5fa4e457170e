import type { Turn } from "@centralita/contracts";

/** Whether a turn stands for a picture, whose id it then has: a contact's that they neither said nor typed. */
export const isPicture = ({ who, origin }: Pick<Turn, "who" | "origin">): boolean =>
	origin === "picture" || (who === "contact" && origin === null);

/** What a visitor sent, until the worker has redrawn it. */
export const originalKey = (imageId: string): string => `chat-images/${imageId}.original`;
/** The picture as it is kept: a JPEG. */
export const pictureKey = (imageId: string): string => `chat-images/${imageId}.jpg`;
/** Where the visitor's page reads it, with the chat's bearer. */
export const imagePath = (imageId: string): string => `/api/chat/images/${imageId}`;
