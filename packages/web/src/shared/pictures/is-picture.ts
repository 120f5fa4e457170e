import type { Turn } from "@centralita/contracts";

/** Whether a turn of a chat stands for a picture: a contact's that they neither said nor typed. */
export const isPicture = ({ who, origin }: Pick<Turn, "who" | "origin">): boolean =>
	origin === "picture" || (who === "contact" && origin === null);
