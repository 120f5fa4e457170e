import type { InboxItem, Permission } from "@centralita/contracts";

/** What one may do with a chat, as the server allows it. */
export type Rights = {
	reply: boolean;
	note: boolean;
	take: boolean;
	handBack: boolean;
	assign: boolean;
	close: boolean;
};

export function rightsIn(
	chat: Pick<InboxItem, "closed" | "handler" | "user">,
	me: string,
	can: (permission: Permission) => boolean,
): Rights {
	const answers = can("chats:answer");
	const open = answers && !chat.closed;
	const mine = chat.handler === "user" && chat.user?.id === me;
	const free = chat.handler !== "user";
	const mayDecide = open && (mine || free || can("calls:supervise"));
	return {
		reply: open && mine,
		note: answers,
		take: mayDecide && !mine,
		handBack: mayDecide && chat.handler !== "assistant",
		assign: mayDecide,
		close: mayDecide && chat.handler !== "assistant",
	};
}
