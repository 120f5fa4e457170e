import type { Channel } from "@centralita/contracts";
import { MessageCircle, MessageSquareText, Phone } from "lucide-react";
import { commonText, useText } from "../i18n/index.ts";

const icons = { voice: Phone, web: MessageSquareText, whatsapp: MessageCircle } satisfies Record<Channel, unknown>;

export function ChannelIcon({ channel }: { channel: Channel }) {
	const common = useText(commonText);
	const Icon = icons[channel];
	return (
		<span
			title={common(`channel.${channel}`)}
			className="grid size-9 shrink-0 place-items-center rounded-full bg-brand-soft text-brand-ink"
		>
			<Icon aria-hidden className="size-4" />
			<span className="sr-only">{common(`channel.${channel}`)}</span>
		</span>
	);
}
