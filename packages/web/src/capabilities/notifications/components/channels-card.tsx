import type { NotificationChannel } from "@centralita/contracts";
import { Megaphone, Plus } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, EmptyState } from "../../../shared/kit/index.ts";
import { notificationsText } from "../text.ts";
import { ChannelDialog } from "./channel-dialog.tsx";
import { ChannelRow } from "./channel-row.tsx";

export function ChannelsCard({ channels }: { channels: readonly NotificationChannel[] }) {
	const t = useText(notificationsText);
	const can = useCan();
	const [isAdding, setAdding] = useState(false);
	const add = can("settings:write") && (
		<Button onClick={() => setAdding(true)}>
			<Plus aria-hidden />
			{t("addChannel")}
		</Button>
	);
	return (
		<Card flush title={t("channels")} description={t("channelsLead")} actions={channels.length > 0 && add}>
			{channels.length === 0 ? (
				<EmptyState icon={<Megaphone />} title={t("noChannels")} description={t("noChannelsLead")} action={add} />
			) : (
				<ul className="divide-y divide-line border-line border-t">
					{channels.map((channel) => (
						<ChannelRow key={channel.id} channel={channel} />
					))}
				</ul>
			)}
			{isAdding && <ChannelDialog channel={null} onClose={() => setAdding(false)} />}
		</Card>
	);
}
