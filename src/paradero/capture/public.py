"""Which addresses on the network may be fetched: public ones."""

from __future__ import annotations

import ipaddress
import socket
import threading

from paradero.capture.errors import Unreadable

_LOCAL_NAMES = ("localhost", ".localhost", ".local", ".internal", ".lan", ".home", ".home.arpa", ".intranet", ".corp")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: str, allow_loopback: bool = False) -> bool:
    """Whether a numeric address lies on the public network, the one that it wraps included.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = _unwrapped(ipaddress.ip_address(address.split("%", 1)[0]))
    if ip.is_loopback:
        return allow_loopback
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _unwrapped(ip: _Address) -> _Address:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def checked_address(host: str, port: int, seconds: float, allow_loopback: bool = False) -> str:
    """The numeric address to connect to. Invariant: every address of the host is public, or none is given.

    The caller connects to this address and to no name, so that a second answer of the name server changes nothing.
    """
    addresses = _resolved(host, port, seconds)
    if not addresses:
        raise Unreadable("unreachable", host=host)
    if not all(is_public(address, allow_loopback) for address in addresses):
        raise Unreadable("private_address", host=host)
    return addresses[0]


def check_name(host: str) -> None:
    """Refuse a host that is private by its mere name; used with a proxy, which looks names up itself.

    Looking a name up here would tell the local network what the proxy is there to hide.
    """
    if ("." not in host.strip(".") and ":" not in host) or f".{host.rstrip('.')}".endswith(_LOCAL_NAMES):
        raise Unreadable("private_address", host=host)
    try:
        address = host if ":" in host else socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return
    if not is_public(address):
        raise Unreadable("private_address", host=host)


def _resolved(host: str, port: int, seconds: float) -> list[str]:
    """All addresses of a name, in the resolver's order. The resolver has no time limit of its own: a thread has."""
    found: list[str] = []
    failure: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failure.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise Unreadable("timeout", host=host, during="name lookup")
    if failure:
        raise Unreadable("unreachable", host=host, error=type(failure[0]).__name__) from failure[0]
    return found
