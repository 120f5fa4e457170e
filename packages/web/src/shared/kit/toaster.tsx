import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { Toast } from "radix-ui";
import { useSyncExternalStore } from "react";
import { commonText, useText } from "../i18n/index.ts";
import { toastStore } from "./toast-store.ts";

const icons = {
	good: <CircleCheck className="text-good" />,
	bad: <CircleAlert className="text-bad" />,
	info: <Info className="text-ink-faint" />,
};

/** Shows the toasts; once, at the root. */
export function Toaster() {
	const t = useText(commonText);
	const items = useSyncExternalStore(toastStore.subscribe, toastStore.read);
	return (
		<Toast.Provider label={t("notifications")} duration={5000} swipeDirection="right">
			{items.map((item) => (
				<Toast.Root
					key={item.id}
					type={item.tone === "bad" ? "foreground" : "background"}
					duration={item.tone === "bad" || item.action ? 9000 : 4500}
					onOpenChange={(open) => !open && toastStore.dismiss(item.id)}
					className="flex animate-rise-in items-start gap-3 rounded-xl border border-line bg-surface px-4 py-3 shadow-pop dark:bg-raised"
				>
					<span aria-hidden className="mt-0.5 [&_svg]:size-4">
						{icons[item.tone]}
					</span>
					<Toast.Title className="grow text-sm">{item.text}</Toast.Title>
					{item.action && (
						<Toast.Action
							altText={item.action.label}
							onClick={item.action.run}
							className="whitespace-nowrap rounded font-medium text-brand text-sm underline-offset-2 hover:underline"
						>
							{item.action.label}
						</Toast.Action>
					)}
					<Toast.Close aria-label={t("close")} className="-mr-1 rounded-md p-0.5 text-ink-faint hover:text-ink">
						<X aria-hidden className="size-4" />
					</Toast.Close>
				</Toast.Root>
			))}
			<Toast.Viewport
				label={t("notifications")}
				className="fixed right-4 bottom-20 z-70 grid w-[min(24rem,calc(100vw-2rem))] gap-2 outline-none"
			/>
		</Toast.Provider>
	);
}
