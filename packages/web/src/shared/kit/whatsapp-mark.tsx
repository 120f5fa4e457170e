import { MessageCircle } from "lucide-react";
import { cn } from "./class-names.ts";

/** That something is held over WhatsApp. */
export const WhatsappMark = ({ className }: { className?: string }) => (
	<span role="img" aria-label="WhatsApp" title="WhatsApp" className={cn("shrink-0 text-good", className)}>
		<MessageCircle aria-hidden className="size-4" />
	</span>
);
