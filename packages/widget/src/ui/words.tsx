/** @jsxImportSource preact */
import { useChat } from "./use-chat.ts";

const address = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/;

/** A link that cannot reach back to this page. */
export function SafeLink({ url, children }: { url: string; children: string }) {
	const { text } = useChat();
	return (
		<a href={url} target="_blank" rel="noopener noreferrer">
			{children}
			<span class="hidden"> ({text.opensElsewhere})</span>
		</a>
	);
}

/** Words with their addresses as links. */
export const Words = ({ text }: { text: string }) => (
	<>
		{text.split(address).map((part, index) =>
			index % 2 === 1 ? (
				<SafeLink key={index} url={part}>
					{part}
				</SafeLink>
			) : (
				part
			),
		)}
	</>
);
