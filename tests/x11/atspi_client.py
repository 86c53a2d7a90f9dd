"""A small client of the accessibility bus, as a screen reader is one, on plain D-Bus."""

import subprocess

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import Proxy, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_TEXT = "org.a11y.atspi.Text"
_COMPONENT = "org.a11y.atspi.Component"
_ROOT = "/org/a11y/atspi/accessible/root"


class Element:
    """One element: a name on the bus and a path."""

    def __init__(self, client, owner, path):
        self._client, self.owner, self.path = client, owner, path

    def call(self, interface, method, signature="", words=()):
        address = DBusAddress(self.path, bus_name=self.owner, interface=interface)
        message = new_method_call(address, method, signature or None, tuple(words))
        reply = self._client.send_and_get_reply(message, timeout=20)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body

    def read(self, interface, name):
        (value,) = self.call("org.freedesktop.DBus.Properties", "Get", "ss", (interface, name))
        return value[1]

    @property
    def name(self):
        return self.read(_ACCESSIBLE, "Name")

    @property
    def interfaces(self):
        return self.call(_ACCESSIBLE, "GetInterfaces")[0]

    def children(self):
        found = []
        for number in range(self.read(_ACCESSIBLE, "ChildCount")):
            ((owner, path),) = self.call(_ACCESSIBLE, "GetChildAtIndex", "i", (number,))
            found.append(Element(self._client, owner, path))
        return found

    def text(self, start=0, end=-1):
        return self.call(_TEXT, "GetText", "ii", (start, end))[0]

    def caret(self):
        return self.read(_TEXT, "CaretOffset")

    def extents(self):
        (box,) = self.call(_COMPONENT, "GetExtents", "u", (0,))
        return box

    def find(self, wanted, depth=14):
        """The first element below this one, itself among them, that `wanted` is true of."""
        if wanted(self):
            return self
        if depth:
            for child in self.children():
                found = child.find(wanted, depth - 1)
                if found is not None:
                    return found
        return None


def member_of(message):
    """The name of a signal."""
    return message.header.fields.get(HeaderFields.member)


def open_bus(environment):
    """A connection to the accessibility bus that belongs to a session bus."""
    words = ["gdbus", "call", "--session", "-d", "org.a11y.Bus", "-o", "/org/a11y/bus"]
    words += ["-m", "org.a11y.Bus.GetAddress"]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    return open_dbus_connection(done.stdout.strip()[2:-3])


def programs(client):
    """The programs that speak on the bus."""
    registry = Element(client, "org.a11y.atspi.Registry", _ROOT)
    (found,) = registry.call(_ACCESSIBLE, "GetChildren")
    return [Element(client, owner, path) for owner, path in found]


def listening(client, interface, *events):
    """From now on signals of an interface are kept; programs are told which ones are wanted."""
    registry = Element(client, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
    for event in events:
        registry.call("org.a11y.atspi.Registry", "RegisterEvent", "s", (event,))
    rule = MatchRule(type="signal", interface=interface)
    Proxy(message_bus, client).AddMatch(rule)
    return client.filter(rule, bufsize=400)
