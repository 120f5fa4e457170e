import { MessageSquareQuote } from "lucide-react";
import type { RefObject } from "react";
import { useText } from "../i18n/index.ts";
import { IconButton } from "../kit/index.ts";
import { writeSign } from "../suggest/index.ts";
import { cannedRepliesText } from "./canned-replies-text.ts";

/** Offers the canned replies to whoever does not know of the sign. */
export function CannedReplyButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
	const t = useText(cannedRepliesText);
	return (
		<IconButton
			size="sm"
			label={t("insert")}
			icon={<MessageSquareQuote />}
			onClick={() => field.current && writeSign(field.current, "/")}
		/>
	);
}
