import type { Turn } from "@centralita/contracts";

/** Whether a turn of a chat on the web stands for a picture: the contact neither said nor typed it. */
export const isPicture = ({ who, origin }: Pick<Turn, "who" | "origin">): boolean =>
	who === "contact" && origin === null;
