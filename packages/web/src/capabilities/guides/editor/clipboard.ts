import type { GuideNode } from "@centralita/contracts";
import type { Position } from "../model/operations.ts";

type Copied = readonly { node: GuideNode; at: Position }[];

/** Nodes that were copied, for this guide or another one, as long as the page is open. */
let copied: Copied = [];

export const clipboard = {
	read: (): Copied => copied,
	write: (nodes: Copied): void => {
		copied = nodes;
	},
};
