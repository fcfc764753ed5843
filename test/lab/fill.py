"""Fills the lab's directory, before it is started. Run with samba's own Python: fill.py SMB.CONF"""

import base64
import hashlib
import random
import sys
import uuid

import ldb
from samba.auth import system_session
from samba.dcerpc import security
from samba.ndr import ndr_unpack
from samba.param import LoadParm
from samba.samdb import SamDB
from samba.sd_utils import SDUtils

COMPUTERS = 2000
BASE = "DC=contoso,DC=test"
DESK = f"OU=Desk,{BASE}"
PCS = f"OU=PCs,{BASE}"
TPM_DEVICES = f"CN=TPM Devices,{BASE}"
PASSWORD = "Pa55 wörd!"

# Schema identifiers of the class and of what is confidential (MS-ADSC).
RECOVERY_INFORMATION = "ea715d30-8f53-40d0-bd1e-6109186d782c"
CONFIDENTIAL = [
    "43061ac1-c8ad-4ccc-b785-2bfac20fc60a",  # msFVE-RecoveryPassword
    "1fd55ea8-88a7-47dc-8129-0daa97186a54",  # msFVE-KeyPackage
    "aa4e1a6d-550d-4e05-8c35-4afcb917a9fe",  # msTPM-OwnerInformation
]

load = LoadParm()
load.load(sys.argv[1])
db = SamDB(url=load.private_path("sam.ldb"), session_info=system_session(), lp=load)
rng = random.Random(1703)


def change(dn, attribute, *values, how="replace"):
    lines = "".join(f"{attribute}: {value}\n" for value in values)
    db.modify_ldif(f"dn: {dn}\nchangetype: modify\n{how}: {attribute}\n{lines}")


def user(name, display=None, password=PASSWORD):
    db.newuser(name, password, userou="OU=Desk", useusernameascn=True)
    dn = f"CN={name},{DESK}"
    if display:
        change(dn, "displayName", display)
    return dn


def group(name, *members):
    db.newgroup(name, groupou="OU=Desk")
    if members:
        change(f"CN={name},{DESK}", "member", *members, how="add")
    return f"CN={name},{DESK}"


def sid(dn):
    [entry] = db.search(dn, scope=ldb.SCOPE_BASE, attrs=["objectSid"])
    return ndr_unpack(security.dom_sid, entry["objectSid"][0])


def people():
    admin = user("desk-admin", "Dana Admin")
    helper = user("desk-user", "Uli User")
    auditor = user("desk-reports", "Rita Reports")
    plain = user("desk-plain", "Pat Plain")
    user("desk-nobody", "No Body")
    # What the contract of every directory asks for.
    anna = user("anna", "Anna Admin")
    user("nobody", "No Body", password="third")
    primary = user("desk-primary", "Pia Primary")
    crowded = user("desk-crowded", "Cory Crowded")
    deep = user("desk-deep", "Dee Deep")
    for name in ["desk-disabled", "desk-expired", "desk-must-change", "desk-locked", "desk-leaver"]:
        user(name)
    # No password is taken of a member (only a ticket), and no weak encryption.
    protected = user("desk-protected", "Prue Protected")
    change(f"CN=Protected Users,CN=Users,{BASE}", "member", protected, how="add")

    # A thousand deep, which no directory needs and somebody will have.
    well = group("Well 1000", deep)
    for depth in range(999, 0, -1):
        well = group(f"Well {depth}", well)

    # Nested ten deep, and in a circle.
    nest = group("Nest 10", admin, helper, protected)
    for depth in range(9, 0, -1):
        nest = group(f"Nest {depth}", nest)
    loop = group("Loop A", admin)
    other = group("Loop B", loop)
    change(loop, "member", other, how="add")

    leaver = f"CN=desk-leaver,{DESK}"
    group("Keydesk Admins", group("Admins inside", admin), plain, leaver, anna, protected)
    group("Keydesk Users", helper, anna)
    reports = group("Keydesk Reports", auditor, primary, crowded, well)
    for number in range(300):
        group(f"Crowd {number:03}", crowded)

    change(primary, "primaryGroupID", sid(reports).split()[1])
    change(f"CN=desk-disabled,{DESK}", "userAccountControl", 514)
    change(f"CN=desk-must-change,{DESK}", "pwdLastSet", 0)
    # A day in 2016, in 100 ns since 1601.
    change(f"CN=desk-expired,{DESK}", "accountExpires", 131000000000000000)
    return sid(nest), sid(plain)


def delegate(readers, plain):
    """Readers may read what is confidential; plain may see that there are keys, and no more."""
    descriptors = SDUtils(db)
    see = f"(OA;CIIO;RPLCLORC;;{RECOVERY_INFORMATION};%s)"
    read = [f"(OA;CI;RPCR;{attribute};;{readers})" for attribute in CONFIDENTIAL]
    for ace in [see % readers, see % plain] + read:
        descriptors.dacl_add_ace(PCS, ace)
    # To list the bin; the objects in it keep their own rights.
    descriptors.dacl_add_ace(f"CN=Deleted Objects,{BASE}", f"(A;;RPLC;;;{readers})")
    for container in [TPM_DEVICES]:
        descriptors.dacl_add_ace(container, f"(A;CI;RPLCLORC;;;{readers})")
        descriptors.dacl_add_ace(container, f"(OA;CI;RPCR;{CONFIDENTIAL[2]};;{readers})")


def computer(name):
    dn = f"CN={name},{PCS}"
    db.add({
        "dn": dn,
        "objectClass": "computer",
        "sAMAccountName": f"{name}$",
        "userAccountControl": "4096",
        "dNSHostName": f"{name.lower()}.contoso.test",
    })
    return dn


def recovery_password():
    return "-".join(f"{rng.randrange(65536) * 11:06}" for _ in range(8))


def key(parent, key_id, when, password=None, package=None, volume=None):
    dn = f"CN={when}{{{key_id}}},{parent}"
    message = ldb.Message(ldb.Dn(db, dn))
    values = {
        "objectClass": "msFVE-RecoveryInformation",
        "msFVE-RecoveryGuid": uuid.UUID(key_id).bytes_le,
        "msFVE-RecoveryPassword": password or recovery_password(),
        "msFVE-KeyPackage": package,
        "msFVE-VolumeGuid": volume and uuid.UUID(volume).bytes_le,
    }
    for name, value in values.items():
        if value is not None:
            message[name] = ldb.MessageElement(value, 0, name)
    db.add(message)
    return dn


def made_at(dn, when):
    """Only the server itself writes this attribute."""
    message = ldb.Message(ldb.Dn(db, dn))
    message["whenCreated"] = ldb.MessageElement(when, ldb.FLAG_MOD_REPLACE, "whenCreated")
    db.modify(message, ["relax:0"])


def deleted():
    """A computer in the recycle bin, with its key. Only who may list the bin sees it."""
    switch = ldb.Message()
    switch.dn = ldb.Dn(db, "")
    # Recycle Bin Feature (MS-ADTS 3.1.1.9.1).
    feature = f"CN=Partitions,{db.get_config_basedn()}:766ddcd8-acd0-445e-f3b9-a7f9b6744f2a"
    switch["enableOptionalFeature"] = ldb.MessageElement(
        feature, ldb.FLAG_MOD_ADD, "enableOptionalFeature"
    )
    db.modify(switch)
    gone = computer("GONE-1")
    first = "471207-278498-422125-177177-561902-537405-468006-693451"
    key_id = "DE1E7ED0-0000-4000-8000-000000000000"
    key(gone, key_id, "2026-01-05T00:00:00-00:00", first, bytes([9]))
    db.delete(gone, ["tree_delete:0"])


def random_guid():
    return str(uuid.UUID(int=rng.getrandbits(128), version=4)).upper()


def owner_password(passphrase):
    return base64.b64encode(hashlib.sha1(passphrase.encode("utf-16-le")).digest()).decode()


def keys():
    volume = "11111111-2222-4333-8444-555555555555"
    # Public, valid numbers from the documentation of libbde and of Windows.
    first = "471207-278498-422125-177177-561902-537405-468006-693451"
    second = "496298-461032-321464-595518-463221-173943-033616-139579"
    january = "2026-01-{:02}T00:00:00-00:00".format
    february = "2026-02-01T00:00:00-00:00"
    one = computer("WS-1")
    package = bytes([0, 1, 254, 255])
    old = key(one, "AC9D5655-F7CA-4D1D-902F-1B6087118138", january(1), first, package, volume)
    new = key(one, "AC9D5655-0000-4D1D-902F-1B6087118138", february, second, None, volume)
    made_at(old, "20260101000000.0Z")
    made_at(new, "20260201000000.0Z")
    two = computer("WS-2")
    key(two, "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF", january(15), first, bytes([7]))
    three = computer("WS-3")
    key(three, "AC9D5656-0000-4000-8000-000000000000", january(20), second, bytes([8]))
    damaged = "111111-222222-333333-444444-555555-666666-777777-888888"
    key(three, "BADBADBA-0000-4000-8000-000000000000", january(20), damaged)
    for number in range(COMPUTERS - 5):
        dn = computer(f"PC-{number:04}")
        for month in (3, 4):
            when = f"2026-0{month}-{1 + number % 28:02}T08:{number % 60:02}:00-00:00"
            key(dn, random_guid(), when, None, rng.randbytes(400), random_guid())


def tpms():
    old = computer("OLD-1")
    change(old, "msTPM-OwnerInformation", owner_password("1Sample"))
    linked = computer("OLD-2")
    device = f"CN=0001,{TPM_DEVICES}"
    db.add({
        "dn": device,
        "objectClass": "msTPM-InformationObject",
        "msTPM-OwnerInformation": owner_password("second"),
    })
    change(linked, "msTPM-TpmInformationForComputer", device)


db.transaction_start()
db.set_pwdProperties("0")
db.set_minPwdLength("1")
db.set_minPwdAge("0")
change(BASE, "lockoutThreshold", 4)
db.transaction_commit()
for unit in [DESK, PCS]:
    db.add({"dn": unit, "objectClass": "organizationalUnit"})
if not db.search(BASE, scope=ldb.SCOPE_ONELEVEL, expression="(cn=TPM Devices)"):
    db.add({"dn": TPM_DEVICES, "objectClass": "msTPM-InformationObjectsContainer"})
delegate(*people())
# What a Windows controller registers by itself: without it there is no ticket for its directory.
change(
    f"CN=DC1,OU=Domain Controllers,{BASE}",
    "servicePrincipalName",
    "ldap/dc1.contoso.test",
    how="add",
)
db.transaction_start()
keys()
tpms()
deleted()
db.transaction_commit()
